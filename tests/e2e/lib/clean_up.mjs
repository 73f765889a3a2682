// What a test starts is stopped after it, the newest first.

/** `keep` notes how to stop a thing and returns it, `add` notes any other work, `all` does it all. */
export function cleanUp() {
  const stops = [];
  return {
    add: (stop) => stops.unshift(stop),
    keep: async (started, stop = 'stop') => {
      const thing = await started;
      stops.unshift(() => thing[stop]());
      return thing;
    },
    all: async () => {
      const errors = [];
      for (const stop of stops) {
        try {
          await stop();
        } catch (error) {
          errors.push(error);
        }
      }
      if (errors.length) throw new AggregateError(errors, 'not everything could be stopped');
    },
  };
}
