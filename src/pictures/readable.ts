/** Whether a file of this name is a picture that can be read here. */
export const isReadable = (name: string) => /\.(jpe?g|png)$/i.test(name);
