package io.github.yinxin.pdfseal.internal.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

/** What a file may cost, up to the bound and one beyond it. */
class BudgetTest {

  private static final int MEGABYTE = 1 << 20;
  private static final long SECOND = 1_000_000_000L;

  private static void assertOver(Executable action) {
    assertEquals(Flaw.OVER_BUDGET, assertThrows(PdfException.class, action).flaw());
  }

  @Test
  void objects_areFourMillion() throws Exception {
    Budget budget = Budget.forLength(0, () -> 0);
    for (int i = 0; i < 4_000_000; i++) {
      budget.object();
    }
    assertEquals(4_000_000, budget.paid());
    assertOver(budget::object);
  }

  @Test
  void inflatedBytes_areBoundedTogether() throws Exception {
    Budget budget = Budget.forLength(MEGABYTE, () -> 0);
    budget.inflated(68 * MEGABYTE);
    assertOver(() -> budget.inflated(1));
  }

  @Test
  void stream_isBoundedByWhatIsLeft() throws Exception {
    Budget budget = Budget.forLength(0, () -> 0);
    assertEquals(8 * MEGABYTE, budget.streamLimit());
    budget.inflated(63 * MEGABYTE);
    assertEquals(MEGABYTE, budget.streamLimit());
  }

  @Test
  void streamsThatAreSmallEach_areBoundedTogether() throws Exception {
    Filters filters = new Filters(Budget.forLength(0, () -> 0));
    PdfObject.Dictionary flate =
        PdfObject.Dictionary.EMPTY.with("Filter", PdfObject.name("FlateDecode"));
    ByteBuffer bomb = ByteBuffer.wrap(SmallPdf.deflated(new byte[8 * MEGABYTE]));
    for (int i = 0; i < 8; i++) {
      filters.decode(bomb.duplicate(), flate);
    }
    assertOver(() -> filters.decode(bomb.duplicate(), flate));
  }

  @Test
  void searches_areBoundedTogether() throws Exception {
    Budget budget = Budget.forLength(MEGABYTE, () -> 0);
    budget.searched(24 * MEGABYTE);
    assertOver(() -> budget.searched(1));
  }

  @Test
  void time_isBoundedByTheLength() throws Exception {
    AtomicLong now = new AtomicLong(-3);
    Budget budget = Budget.forLength(100L * MEGABYTE, now::get);
    now.set(8 * SECOND - 3);
    budget.inflated(0);
    now.incrementAndGet();
    assertOver(() -> budget.inflated(0));
    assertOver(() -> budget.searched(0));
  }

  @Test
  void objects_lookAtTheClockNowAndThen() {
    AtomicLong now = new AtomicLong();
    Budget budget = Budget.forLength(0, now::get);
    now.set(7 * SECOND);
    assertOver(
        () -> {
          for (int i = 0; i < 256; i++) {
            budget.object();
          }
        });
  }
}
