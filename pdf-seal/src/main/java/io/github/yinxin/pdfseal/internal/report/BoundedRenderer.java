package io.github.yinxin.pdfseal.internal.report;

import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.contentstream.operator.OperatorName;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSNumber;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.graphics.form.PDTransparencyGroup;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.rendering.PageDrawer;
import org.apache.pdfbox.rendering.PageDrawerParameters;

/** PDFBox's renderer, which pays for each step. */
final class BoundedRenderer extends PDFRenderer {

  private static final int MAX_GROUPS = 12;
  // Honest ones have at most 4 KB (ISO 32000-1 8.9.7).
  private static final int MAX_INLINE = 1 << 16;
  private static final double FINEST_DASH = 0.01;

  private final Allowance allowance;

  BoundedRenderer(PDDocument document, Allowance allowance) {
    super(document);
    this.allowance = allowance;
  }

  @Override
  protected PageDrawer createPageDrawer(PageDrawerParameters parameters) throws IOException {
    return new BoundedDrawer(parameters, allowance);
  }

  private static final class BoundedDrawer extends PageDrawer {

    private final Allowance allowance;
    private int groups;

    BoundedDrawer(PageDrawerParameters parameters, Allowance allowance) throws IOException {
      super(parameters);
      this.allowance = allowance;
    }

    @Override
    protected void processOperator(Operator operator, List<COSBase> operands) throws IOException {
      allowance.operator();
      if (operator.getName().equals(OperatorName.BEGIN_INLINE_IMAGE)) {
        requireModest(operator);
      } else if (operator.getName().equals(OperatorName.SET_LINE_DASHPATTERN)) {
        requireCoarse(operands);
      }
      super.processOperator(operator, operands);
    }

    private void requireModest(Operator image) {
      byte[] data = image.getImageData();
      COSDictionary parameters = image.getImageParameters();
      if (data == null || data.length > MAX_INLINE) {
        throw new NotShown("页内图像过大", "an inline image is too large");
      }
      allowance.pixels(
          parameters.getInt(COSName.W, COSName.WIDTH, 0),
          parameters.getInt(COSName.H, COSName.HEIGHT, 0));
      // Once is the most that is needed; what it can become is paid.
      boolean filtered = parameters.getItem(COSName.F, COSName.FILTER) != null;
      if (parameters.getDictionaryObject(COSName.F, COSName.FILTER) instanceof COSArray filters
          && filters.size() > 1) {
        throw new NotShown("页内图像多重压缩", "an inline image is compressed more than once");
      }
      allowance.inflated(filtered ? 1400L * data.length : data.length);
    }

    // A dash is an object for Java 2D, and a long line has as many as it can hold.
    private static void requireCoarse(List<COSBase> operands) {
      if (!operands.isEmpty() && operands.get(0) instanceof COSArray dashes) {
        double sum = 0;
        for (COSBase dash : dashes) {
          sum += dash instanceof COSNumber number ? number.floatValue() : 0;
        }
        if (dashes.size() > 0 && sum > 0 && sum < FINEST_DASH) {
          throw new NotShown("虚线过密", "a line has dashes of " + sum);
        }
      }
    }

    // Each is drawn on a picture of its own.
    @Override
    public void showTransparencyGroup(PDTransparencyGroup form) throws IOException {
      if (++groups > MAX_GROUPS) {
        throw new NotShown("透明组嵌套过深", "transparency groups are nested too deeply");
      }
      super.showTransparencyGroup(form);
      groups--;
    }
  }
}
