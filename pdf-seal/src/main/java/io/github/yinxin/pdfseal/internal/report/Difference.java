package io.github.yinxin.pdfseal.internal.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Where two pictures differ. Both were drawn by the same renderer, which draws the same alike to
 * the pixel, so any difference counts.
 */
final class Difference {

  // Changed characters of a word become one region.
  private static final int CELL = 12;
  private static final int MAX_REGIONS = 12;
  private static final Color MARK = new Color(0x7B1FA2);
  private static final float MARK_WIDTH = 3;

  private final boolean[][] cells;

  private Difference(boolean[][] cells) {
    this.cells = cells;
  }

  /** Returns the regions of the second picture that are not as in the first; all, if many. */
  static List<Rectangle> between(BufferedImage one, BufferedImage other) {
    int width = other.getWidth();
    int height = other.getHeight();
    if (one.getWidth() != width || one.getHeight() != height) {
      return List.of(new Rectangle(0, 0, width, height));
    }
    boolean[][] cells = new boolean[(height + CELL - 1) / CELL][(width + CELL - 1) / CELL];
    int[] first = new int[width];
    int[] second = new int[width];
    for (int y = 0; y < height; y++) {
      one.getRGB(0, y, width, 1, first, 0, width);
      other.getRGB(0, y, width, 1, second, 0, width);
      for (int x = 0; x < width; x++) {
        cells[y / CELL][x / CELL] |= first[x] != second[x];
      }
    }
    Rectangle page = new Rectangle(0, 0, width, height);
    List<Rectangle> regions =
        new Difference(cells).regions().stream().map(page::intersection).toList();
    return regions.size() <= MAX_REGIONS
        ? regions
        : List.of(regions.stream().reduce(Rectangle::union).orElse(page));
  }

  private List<Rectangle> regions() {
    List<Rectangle> regions = new ArrayList<>();
    for (int row = 0; row < cells.length; row++) {
      for (int column = 0; column < cells[row].length; column++) {
        if (cells[row][column]) {
          regions.add(region(row, column));
        }
      }
    }
    return regions;
  }

  // Takes cells that touch, corners included.
  private Rectangle region(int row, int column) {
    Rectangle region = new Rectangle(column * CELL, row * CELL, CELL, CELL);
    Deque<int[]> rest = new ArrayDeque<>();
    rest.push(new int[] {row, column});
    cells[row][column] = false;
    while (!rest.isEmpty()) {
      int[] cell = rest.pop();
      region.add(new Rectangle(cell[1] * CELL, cell[0] * CELL, CELL, CELL));
      for (int y = Math.max(0, cell[0] - 1); y <= Math.min(cells.length - 1, cell[0] + 1); y++) {
        int last = cells[y].length - 1;
        for (int x = Math.max(0, cell[1] - 1); x <= Math.min(last, cell[1] + 1); x++) {
          if (cells[y][x]) {
            cells[y][x] = false;
            rest.push(new int[] {y, x});
          }
        }
      }
    }
    return region;
  }

  /** Returns a part of a picture, with regions marked that lie in it. */
  static BufferedImage cut(BufferedImage image, Rectangle part, List<Rectangle> marks) {
    BufferedImage cut = new BufferedImage(part.width, part.height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = cut.createGraphics();
    graphics.drawImage(image, -part.x, -part.y, null);
    graphics.setColor(MARK);
    graphics.setStroke(new BasicStroke(MARK_WIDTH));
    for (Rectangle mark : marks) {
      graphics.drawRect(mark.x - part.x - 2, mark.y - part.y - 2, mark.width + 3, mark.height + 3);
    }
    graphics.dispose();
    return cut;
  }
}
