import { EventEmitter } from 'node:events';
import type { Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { expect, it } from 'vitest';
import { makeRoom } from './make-room.ts';

const ANSWERED = { writableFinished: true } as ServerResponse;
const BEING_ANSWERED = { writableFinished: false } as ServerResponse;

/** A server with room for four, and the names of those that were hung up on. */
function smallServer() {
  const server = new EventEmitter();
  const answers = new Map<Socket, ServerResponse>();
  const times = new Map<Socket, number>();
  const gone: string[] = [];
  let port = 0;
  makeRoom(server as Server, 4, { answer: (socket) => answers.get(socket), answered: (socket) => times.get(socket) });
  return {
    gone,
    connect(name: string, remoteAddress: string, answer?: ServerResponse, answeredAt?: number): void {
      const socket = Object.assign(new EventEmitter(), { remoteAddress, remotePort: ++port, writableLength: 0 });
      const whole = Object.assign(socket, { destroy: () => gone.push(name) }) as unknown as Socket;
      if (answer) answers.set(whole, answer);
      if (answeredAt !== undefined) times.set(whole, answeredAt);
      server.emit('connection', whole);
    },
  };
}

it('those of the network go that has the most, and of them who has been quiet longest', () => {
  const { gone, connect } = smallServer();
  connect('other', '10.0.0.1', ANSWERED, 1);
  connect('second', '2001:db8:0:1::5', ANSWERED, 3);
  connect('first', '2001:db8:0:1::6', ANSWERED, 2);
  expect(gone).toEqual([]);
  connect('new', '2001:db8:0:1::7', ANSWERED, 4);
  expect(gone).toEqual(['first']);
  connect('newer', '10.0.0.2');
  expect(gone).toEqual(['first', 'second']);
});

it('nobody goes who is being answered', () => {
  const { gone, connect } = smallServer();
  for (const name of ['one', 'two', 'three', 'four']) connect(name, '10.0.0.1', BEING_ANSWERED);
  expect(gone).toEqual([]);
});
