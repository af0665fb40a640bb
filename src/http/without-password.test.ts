import { describe, expect, it } from 'vitest';
import { withoutPassword } from './without-password.ts';

describe('a body without its password', () => {
  it.each([
    ['{"PatNum":1, "SftpPassword" : "a \\"secret\\"", "Note":"x"}', '{"PatNum":1, "SftpPassword" : "", "Note":"x"}'],
    ['{"SftpP\\u0061ssword":"secret"}', '{"SftpP\\u0061ssword":""}'],
    ['{"sftppassword":1234,"PatNum":9007199254740993,}', '{"sftppassword":"","PatNum":9007199254740993,}'],
    ['{"SftpPassword":"one","SftpPassword":"two"}', '{"SftpPassword":"","SftpPassword":""}'],
    [
      '{"Note":["\\"SftpPassword","SftpPassword"],"SftpPassword":"secret"}',
      '{"Note":["\\"SftpPassword","SftpPassword"],"SftpPassword":""}',
    ],
    ['{"SftpPassword":"secret', '{"SftpPassword":""'],
    ['{"SftpPassword":', '{"SftpPassword":""'],
    ['{"Note":"SftpPassword: \\u0061"}', '{"Note":"SftpPassword: \\u0061"}'],
    ['"SftpPassword', '"SftpPassword'],
  ])('%s', (body, told) => {
    expect(withoutPassword(body)).toBe(told);
  });
});
