package io.github.yinxin.qr.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.yinxin.qr.ScannedCode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DeeperLookTest {

  private static final int WIDTH = 960;
  private static final int HEIGHT = 720;
  private static final int ROUND = 60;
  private static final int QUIET_ZONE = 4;

  private static Grey frame(int left, int top, int pixels, int ink, int paper) {
    byte[] frame = new byte[WIDTH * HEIGHT];
    Arrays.fill(frame, (byte) paper);
    boolean[][] modules = Symbol.of("EL1:DEEPER").modules();
    for (int y = 0; y < modules.length * pixels; y++) {
      for (int x = 0; x < modules.length * pixels; x++) {
        if (modules[y / pixels][x / pixels]) {
          frame[(top + QUIET_ZONE * pixels + y) * WIDTH + left + QUIET_ZONE * pixels + x] =
              (byte) ink;
        }
      }
    }
    return new Grey(WIDTH, HEIGHT, frame, 1);
  }

  private static List<ScannedCode> read(Grey frame, int turn) {
    return DeeperLook.at(frame, turn).read(Deadline.after(Duration.ofMinutes(1)));
  }

  private static Set<Integer> turnsThatRead(Grey frame) {
    Set<Integer> turns = new HashSet<>();
    for (int turn = 0; turn < ROUND; turn++) {
      if (!read(frame, turn).isEmpty()) {
        turns.add(turn);
      }
    }
    return turns;
  }

  @Test
  void codeInTheMiddle_isRead_whole_andInTheWindowOfTheMiddle() {
    Set<Integer> turns = turnsThatRead(frame(360, 260, 6, 0, 255));
    assertTrue(turns.contains(0), turns.toString());
    assertTrue(turns.contains(1), turns.toString());
  }

  @Test
  void invertedCode_isRead_byTheLooksForThose() {
    assertTrue(!turnsThatRead(frame(360, 260, 6, 255, 0)).isEmpty());
  }

  @ParameterizedTest
  @CsvSource({"10, 10", "780, 10", "10, 540", "780, 540", "430, 300"})
  void smallCode_whereverItIs_isReadInAWindow_andSaidToBeThere(int left, int top) {
    Grey frame = frame(left, top, 2, 30, 220);
    List<ScannedCode> found = new ArrayList<>();
    for (int turn = 1; turn < ROUND; turn += 2) {
      found.addAll(read(frame, turn));
    }
    assertTrue(!found.isEmpty());
    for (ScannedCode code : found) {
      assertEquals("EL1:DEEPER", code.text());
      assertEquals(left + QUIET_ZONE * 2, code.corners().get(0).x(), 2);
      assertEquals(top + QUIET_ZONE * 2, code.corners().get(0).y(), 2);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {Integer.MIN_VALUE, -1, 0, 1, 59, 60, Integer.MAX_VALUE})
  void anyTurn_hasItsLook(int turn) {
    assertEquals(List.of(), read(new Grey(WIDTH, HEIGHT, new byte[WIDTH * HEIGHT], 1), turn));
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 2", "2, 1", "3, 3", "1, 500", "500, 1", "41, 39"})
  void smallFrame_isLookedAt_inEveryTurn(int width, int height) {
    Grey frame = new Grey(width, height, new byte[width * height], 1);
    for (int turn = 0; turn < ROUND; turn++) {
      assertEquals(List.of(), read(frame, turn));
    }
  }

  @Test
  void everyLook_comesBack_afterARound() {
    Grey frame = frame(360, 260, 6, 0, 255);
    for (int turn = 0; turn < ROUND; turn++) {
      assertEquals(read(frame, turn), read(frame, turn + ROUND), "turn " + turn);
    }
  }
}
