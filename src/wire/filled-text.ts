import { badRequest } from '../domain/refusal.ts';
import { type Input, textInput } from './input.ts';

/** A text that a PUT may leave out but must not make empty: a blank one is refused as in a new row. */
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
