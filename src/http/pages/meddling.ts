import type { Exchange } from '../exchange.ts';
import type { WrittenReply } from '../reply/replies.ts';
import type { Page } from './pages.ts';

/** Stands in the way of requests, for tests. */
export interface Meddling {
  readonly pages: readonly Page[];
  /** Before anything is answered; may refuse. True where it has ended the connection instead. */
  arrived(asked: Exchange): Promise<boolean>;
  /** An answer in place of the operation's. */
  instead(asked: Exchange): WrittenReply | undefined;
  /** Before an answer leaves. True where nothing more is to be sent. */
  leaving(asked: Exchange, answer: WrittenReply): boolean;
}
