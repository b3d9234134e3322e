/** First line of the error that failed a test. */
const reason = (errors) => (errors?.[0]?.message ?? 'no reason given').split('\n', 1)[0];

/**
 * Vitest reporter: closes a run with a line for each failed test, `failed: FILE › NAME: REASON`, and then `N passed,
 * N failed, N skipped`, for programs that parse the log and for readers who see only its end.
 */
export default class ClosingLine {
  onTestRunEnd(modules, errors) {
    const counts = { passed: 0, failed: 0, skipped: 0 };
    const failures = errors.map((error) => `outside of any test: ${reason([error])}`);
    for (const module of modules) {
      let tests = 0;
      for (const test of module.children.allTests()) {
        const { state, errors: own } = test.result();
        counts[state === 'pending' ? 'skipped' : state] += 1;
        tests += 1;
        if (state === 'failed') failures.push(`${module.relativeModuleId} › ${test.fullName}: ${reason(own)}`);
      }
      if (tests === 0 && module.state() === 'failed') {
        counts.failed += 1;
        failures.push(`${module.relativeModuleId}: ${reason(module.errors())}`);
      }
    }
    counts.failed += errors.length;
    const lines = failures.map((failure) => `failed: ${failure}\n`).join('');
    process.stdout.write(`\n${lines}${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped\n`);
  }
}
