import { badRequest } from '../domain/refusal.ts';
import { type Input, textInput } from './input.ts';

/** A text that a change may leave out but not empty: a blank one is refused as if a new row lacked it. */
export function filledText(options: Parameters<typeof textInput>[0]): Input<string, false> {
  const plain = textInput({ verbatim: true, ...options, required: false });
  return {
    ...plain,
    read(sent, name) {
      const text = plain.read(sent, name);
      if (text.trim() === '') throw badRequest(`${name} is required.`);
      return text;
    },
  };
}
