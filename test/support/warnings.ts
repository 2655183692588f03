/** Node's warnings (a listener leak, a deprecated call, a descriptor closed by the collector) fail the test run. */
process.on('warning', (warning) => {
  throw warning;
});
