// The two classes of explicit resource management that Node 24 has and Node 22 lacks, as far as Bitewing uses them.

export const SuppressedError =
  globalThis.SuppressedError ??
  class SuppressedError extends Error {
    name = 'SuppressedError';
    constructor(error, suppressed, message) {
      super(message);
      this.error = error;
      this.suppressed = suppressed;
    }
  };

/** Closes what was entrusted to it, last first; `move` hands everything on to a new stack. */
export const AsyncDisposableStack =
  globalThis.AsyncDisposableStack ??
  class AsyncDisposableStack {
    #closers = [];

    defer(close) {
      this.#closers.push(close);
    }

    adopt(value, close) {
      this.#closers.push(() => close(value));
      return value;
    }

    use(value) {
      this.#closers.push(() => (value?.[Symbol.asyncDispose] ?? value?.[Symbol.dispose])?.call(value));
      return value;
    }

    move() {
      const moved = new AsyncDisposableStack();
      moved.#closers = this.#closers;
      this.#closers = [];
      return moved;
    }

    async disposeAsync() {
      let failed;
      for (let close = this.#closers.pop(); close; close = this.#closers.pop()) {
        try {
          await close();
        } catch (error) {
          failed = { error: failed ? new SuppressedError(error, failed.error) : error };
        }
      }
      if (failed) throw failed.error;
    }

    [Symbol.asyncDispose]() {
      return this.disposeAsync();
    }
  };
