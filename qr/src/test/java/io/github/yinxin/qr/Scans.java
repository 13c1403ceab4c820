package io.github.yinxin.qr;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;

/** Scanning that a busy machine does not make worse: the budget is counted in processor time. */
final class Scans {

  /** What {@link QrScanner#forPictures()} has. */
  private static final Duration BUDGET = Duration.ofMillis(1500);

  private static final QrScanner PATIENT = QrScanner.forPictures(Duration.ofMinutes(2));
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private Scans() {}

  /**
   * What a picture gave.
   *
   * @param codes what was found, in time or not
   * @param inTime whether the usual budget sufficed
   */
  record Scanned(List<ScannedCode> codes, boolean inTime) {

    boolean holds(String text) {
      return inTime && codes.stream().anyMatch(code -> code.text().equals(text));
    }
  }

  static Scanned of(GreyImage picture) {
    long before = THREADS.getCurrentThreadCpuTime();
    List<ScannedCode> codes = PATIENT.scan(picture);
    long spent = THREADS.getCurrentThreadCpuTime() - before;
    return new Scanned(codes, spent <= BUDGET.toNanos());
  }
}
