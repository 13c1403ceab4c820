package io.github.yinxin.qr.internal;

/** Codes as SVG: one path of runs on a white ground, in whole units. */
public final class Svg {

  private Svg() {}

  /**
   * Draws modules.
   *
   * @param modules {@code [row][column]}, {@code true} for dark
   * @param quietZone light modules on each side
   * @param sideMm millimetres on each side, quiet zone included
   */
  public static String of(boolean[][] modules, int quietZone, double sideMm) {
    int side = modules.length + 2 * quietZone;
    StringBuilder svg = new StringBuilder(BEGINNING);
    svg.append(sideMm).append("mm\" height=\"").append(sideMm).append("mm\" viewBox=\"0 0 ");
    svg.append(side).append(' ').append(side).append("\" shape-rendering=\"crispEdges\">");
    svg.append("<path fill=\"#fff\" d=\"M0 0h").append(side).append('v').append(side);
    svg.append("H0z\"/><path d=\"");
    for (int row = 0; row < modules.length; row++) {
      row(svg, modules[row], row + quietZone, quietZone);
    }
    return svg.append("\"/></svg>").toString();
  }

  private static final String BEGINNING =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" version=\"1.1\" width=\"";

  private static void row(StringBuilder svg, boolean[] modules, int y, int quietZone) {
    int column = 0;
    while (column < modules.length) {
      int end = column;
      while (end < modules.length && modules[end]) {
        end++;
      }
      if (end > column) {
        int width = end - column;
        svg.append('M').append(column + quietZone).append(' ').append(y);
        svg.append('h').append(width).append("v1h-").append(width).append('z');
      }
      column = end + 1;
    }
  }
}
