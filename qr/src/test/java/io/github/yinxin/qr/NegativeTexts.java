package io.github.yinxin.qr;

import static io.github.yinxin.qr.KioskVerdict.Reason.FOREIGN;
import static io.github.yinxin.qr.KioskVerdict.Reason.MALFORMED;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Codes that are wrong before a message is reached: prefix and base45. */
final class NegativeTexts {

  private NegativeTexts() {}

  static List<NegativeCase> all() throws Exception {
    List<NegativeCase> cases = new ArrayList<>();
    prefixes(cases, Verdicts.good());
    encodings(cases, Verdicts.good());
    return cases;
  }

  private static void prefixes(List<NegativeCase> cases, String good) {
    String body = good.substring(4);
    foreign(cases, "H1", "no prefix", body);
    foreign(cases, "H2", "prefix in small letters", "el1:" + body);
    foreign(cases, "H3", "prefix of the next version", "EL2:" + body);
    foreign(cases, "H4", "prefix without its colon", "EL1" + body);
    foreign(cases, "H5", "prefix with a colon of double width", "EL1：" + body);
    foreign(cases, "H6", "a blank before the prefix", " " + good);
    foreign(cases, "H7", "a byte order mark before the prefix", "\uFEFF" + good);
    foreign(cases, "H8", "letters of double width", "ＥＬ１:" + body);
    foreign(cases, "H9", "Greek and Cyrillic letters that look the same", "\u0415L1:" + body);
    foreign(cases, "H10", "another scheme's prefix", "HC1:" + body);
    foreign(cases, "H11", "a web address around it", "https://example.com/?c=" + good);
    foreign(cases, "H12", "nothing at all", "");
    foreign(cases, "H13", "a direction mark before the prefix", "\u202E" + good);
    foreign(cases, "H14", "a script address", "javascript:alert(1)");
  }

  private static void foreign(List<NegativeCase> cases, String id, String what, String text) {
    cases.add(NegativeCase.of(id, what, text, QrCheck.PREFIX, FOREIGN));
  }

  private static void encodings(List<NegativeCase> cases, String good) {
    String body = good.substring(4);
    malformed(cases, "B1", "small letters", "EL1:" + body.toLowerCase(Locale.ROOT));
    malformed(
        cases,
        "B2",
        "cut to a length that no bytes have",
        "EL1:" + body.substring(0, body.length() / 3 * 3 - 2));
    malformed(
        cases,
        "B3",
        "lengthened to one that no bytes have",
        good + "0".repeat(body.length() % 3 == 0 ? 1 : 2));
    malformed(cases, "B4", "a line end behind it", good + "\n");
    malformed(
        cases, "B5", "a carriage return within", good.substring(0, 40) + "\r" + good.substring(41));
    malformed(cases, "B6", "a group worth more than two bytes", "EL1:GGW" + body);
    String whole = body.substring(0, body.length() - body.length() % 3);
    malformed(cases, "B7", "a last group worth more than one byte", "EL1:" + whole + "::");
    malformed(cases, "B8", "digits of another script", "EL1:\u0665" + body.substring(1));
    malformed(cases, "B9", "a zero character", "EL1:\u0000" + body.substring(1));
    malformed(cases, "B10", "half a character beyond the BMP", "EL1:\uD842" + body.substring(1));
    malformed(cases, "B11", "characters of double width", "EL1:Ａ" + body.substring(1));
    malformed(cases, "B12", "base64 instead", "EL1:0oRDoQEmoQRC/w==");
    malformed(cases, "B13", "more than the largest code holds", "EL1:" + "0".repeat(4293));
    malformed(cases, "B14", "one character alone", "EL1:A");
  }

  private static void malformed(List<NegativeCase> cases, String id, String what, String text) {
    cases.add(NegativeCase.of(id, what, text, QrCheck.ENCODING, MALFORMED));
  }
}
