package io.github.yinxin.examples;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.api.Test;

class ArgumentsTest {

  private static String[] restored(String commandLine, String... args) {
    return Arguments.restored(commandLine.getBytes(UTF_8), args);
  }

  @Test
  void lettersThatJavaLost_areRestored() {
    assertArrayEquals(
        new String[] {"seal", "--keyword", "甲方", "文件.pdf"},
        restored(
            "java\0-jar\0yinxin.jar\0seal\0--keyword\0甲方\0文件.pdf\0",
            "seal",
            "--keyword",
            "\uFFFD\uFFFD",
            "\uFFFD.pdf"));
  }

  @Test
  void commandLineOfAnother_isLeftAlone() {
    String[] args = {"verify", "\uFFFD.pdf"};
    assertArrayEquals(args, restored("java\0-jar\0yinxin.jar\0seal\0文件.pdf\0", args));
    assertArrayEquals(args, restored("文件.pdf\0", args));
  }

  @Test
  void bytesThatAreNoUtf8_spoilNoOtherArgument() {
    byte[] commandLine = "java\0Main\0?.pdf\0文件.pdf\0".getBytes(UTF_8);
    commandLine["java\0Main\0".length()] = (byte) 0xB9; // half a letter of GBK
    assertArrayEquals(
        new String[] {"\uFFFD.pdf", "文件.pdf"},
        Arguments.restored(commandLine, "\uFFFD.pdf", "\uFFFD\uFFFD.pdf"));
  }

  @Test
  void emptyArgument_isKept() {
    assertArrayEquals(
        new String[] {"", "印"}, restored("java\0Main\0\0印\0", "", "\uFFFD\uFFFD\uFFFD"));
  }
}
