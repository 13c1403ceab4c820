package io.github.yinxin.pdfseal.internal.face;

import io.github.yinxin.license.License;
import io.github.yinxin.license.LicenseFacts;
import io.github.yinxin.license.LicenseType.Field;
import io.github.yinxin.pdfseal.internal.face.Canvas.Weight;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Draws an A4 face in landscape: title, fields, code, authority and date; the seal comes later. */
final class LicenseFace {

  static final double WIDTH = 297;
  static final double HEIGHT = 210;

  private static final double SEAL_X = FaceDocument.SEAL_X_MM;
  private static final double SEAL_Y = FaceDocument.SEAL_Y_MM;
  private static final int INK = 0x1A1A1A;
  private static final int GOLD = 0xB08A3C;
  private static final int PATTERN = 0xF1E9D6;
  private static final int FAINT = 0x777777;

  private static final double LABEL_LEFT = 28;
  private static final double LABEL_RIGHT = 68;
  private static final double VALUE_LEFT = 74;
  private static final double VALUE_RIGHT = 188;
  private static final double FIELDS_TOP = 62;
  private static final double FIELDS_BOTTOM = 182;
  private static final double CODE_TOP = 64;
  private static final double[] SIZES = {14, 13, 12, 11, 10, 9};
  private static final double LINE_PER_POINT = 0.5;
  private static final double ROW_GAP = 2.2;
  private static final double QUIET_ZONE = 4;

  private static final String NUMBER = "许可证编号";
  private static final String UNTIL = "有效期至";
  private static final String LONG_TERM = "长期";
  private static final String IDENTIFIER = "电子证照标识  ";
  private static final String SCAN = "扫码验真";

  private record Row(String label, String value) {}

  private final Canvas canvas;

  LicenseFace(Canvas canvas) {
    this.canvas = canvas;
  }

  /** Returns what the page of a license says besides its facts. */
  static String printed(License license, boolean coded) {
    return NUMBER
        + UNTIL
        + IDENTIFIER
        + license.id()
        + date(license.issuedOn())
        + until(license.facts())
        + (coded ? SCAN : "");
  }

  void draw(License license, boolean[][] code, double codeMm, String footnote) throws IOException {
    drawGround();
    LicenseFacts facts = license.facts();
    canvas.color(INK);
    canvas.fitted(spaced(facts.type().name()), WIDTH / 2, 46, 240, 38, Weight.BOLD);
    drawRows(rows(facts));
    if (code.length > 0) {
      drawCode(code, codeMm);
    }
    canvas.fitted(facts.issuer().name(), SEAL_X, SEAL_Y + 13.5, 84, 13, Weight.REGULAR);
    canvas.centred(date(license.issuedOn()), SEAL_X, SEAL_Y + 19.5, 13, Weight.REGULAR);
    canvas.color(FAINT);
    canvas.centred(IDENTIFIER + license.id(), WIDTH / 2, 188.5, 7.5, Weight.REGULAR);
    canvas.centred(footnote, WIDTH / 2, 192.5, 7, Weight.REGULAR);
  }

  private void drawGround() throws IOException {
    canvas.color(PATTERN);
    for (int line = 0; line < 34; line++) {
      drawWave(22 + line * 5.0, line % 2 == 0 ? 0 : Math.PI);
    }
    canvas.color(GOLD);
    canvas.frame(9, WIDTH, 2.4);
    canvas.frame(12.2, WIDTH, 0.35);
    canvas.frame(14, WIDTH, 0.7);
  }

  private void drawWave(double middle, double phase) throws IOException {
    double left = 17;
    int points = 133;
    double step = (WIDTH - 2 * left) / (points - 1);
    double[] x = new double[points];
    double[] y = new double[points];
    for (int i = 0; i < points; i++) {
      x[i] = left + i * step;
      y[i] = middle + 2.6 * Math.sin(x[i] / 7 + phase);
    }
    canvas.curve(x, y, 0.25);
  }

  private static List<Row> rows(LicenseFacts facts) {
    List<Row> rows = new ArrayList<>();
    rows.add(new Row(NUMBER, facts.number()));
    for (Field field : facts.type().fields()) {
      String value = facts.fields().get(field.key());
      // Photographs have no place on this face.
      if (value != null && field.kind() != Field.Kind.PHOTO) {
        rows.add(new Row(field.label(), printed(field, value)));
      }
    }
    rows.add(new Row(UNTIL, until(facts)));
    return rows;
  }

  private static String printed(Field field, String value) {
    return field.kind() == Field.Kind.DATE ? date(LocalDate.parse(value)) : value;
  }

  private void drawRows(List<Row> rows) throws IOException {
    double size = fittingSize(rows);
    double lineHeight = size * LINE_PER_POINT;
    double gap = Math.min((FIELDS_BOTTOM - FIELDS_TOP - height(rows, size)) / rows.size(), 7);
    double y = FIELDS_TOP + lineHeight * 0.8;
    for (Row row : rows) {
      canvas.spread(row.label(), LABEL_LEFT, LABEL_RIGHT, y, size);
      for (String line : lines(row.value(), size)) {
        canvas.text(line, VALUE_LEFT, y, size, Weight.REGULAR);
        y += lineHeight;
      }
      y += ROW_GAP + gap;
    }
  }

  private double fittingSize(List<Row> rows) throws IOException {
    for (double size : SIZES) {
      if (height(rows, size) <= FIELDS_BOTTOM - FIELDS_TOP) {
        return size;
      }
    }
    throw new IllegalArgumentException(
        "the fields do not fit on the page, even at " + SIZES[SIZES.length - 1] + " points");
  }

  private double height(List<Row> rows, double size) throws IOException {
    double height = 0;
    for (Row row : rows) {
      height += lines(row.value(), size).size() * size * LINE_PER_POINT + ROW_GAP;
    }
    return height;
  }

  private List<String> lines(String value, double size) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String paragraph : value.lines().toList()) {
      lines.addAll(Paragraph.lines(paragraph, VALUE_RIGHT - VALUE_LEFT, size, canvas));
    }
    return lines;
  }

  private void drawCode(boolean[][] code, double codeMm) throws IOException {
    double module = codeMm / code.length;
    double left = SEAL_X - codeMm / 2;
    double quiet = QUIET_ZONE * module;
    canvas.color(0xFFFFFF);
    canvas.box(left - quiet, CODE_TOP - quiet, codeMm + 2 * quiet, codeMm + 2 * quiet);
    canvas.color(0x000000);
    for (int row = 0; row < code.length; row++) {
      drawRuns(code[row], left, CODE_TOP + row * module, module);
    }
    canvas.color(INK);
    canvas.centred(SCAN, SEAL_X, CODE_TOP + codeMm + quiet + 4, 9, Weight.REGULAR);
  }

  // One rectangle per run of dark modules: no hairlines between neighbours.
  private void drawRuns(boolean[] modules, double left, double y, double module)
      throws IOException {
    int column = 0;
    while (column < modules.length) {
      int start = column;
      while (column < modules.length && modules[column]) {
        column++;
      }
      if (column > start) {
        canvas.box(left + start * module, y, (column - start) * module, module);
      }
      column++;
    }
  }

  private static String spaced(String title) {
    return title.codePointCount(0, title.length()) > 10
        ? title
        : String.join(" ", title.codePoints().mapToObj(Character::toString).toList());
  }

  private static String until(LicenseFacts facts) {
    return facts.validity().until().map(LicenseFace::date).orElse(LONG_TERM);
  }

  private static String date(LocalDate day) {
    return day.getYear() + "年" + day.getMonthValue() + "月" + day.getDayOfMonth() + "日";
  }
}
