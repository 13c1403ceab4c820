package io.github.yinxin.qr.internal;

import com.google.zxing.DecodeHintType;
import com.google.zxing.ReaderException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.common.DecoderResult;
import com.google.zxing.qrcode.decoder.Decoder;
import com.google.zxing.qrcode.decoder.QRCodeDecoderMetaData;
import io.github.yinxin.qr.ScannedCode;
import io.github.yinxin.qr.ScannedCode.Point;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Modules turned into what they say. */
final class Symbols {

  private Symbols() {}

  /**
   * Reads a code of either model.
   *
   * @param corners clockwise from the top left, in the picture that was looked at
   * @param scale how many of its pixels make one of the picture given
   */
  static Optional<ScannedCode> decode(BitMatrix modules, double[][] corners, double scale) {
    try {
      // Decoding leaves its mark on the modules, which may be needed once more.
      DecoderResult decoded = new Decoder().decode(modules.clone());
      boolean mirrored =
          decoded.getOther() instanceof QRCodeDecoderMetaData metaData && metaData.isMirrored();
      List<Point> points = points(corners, scale, mirrored);
      ScannedCode code = new ScannedCode(decoded.getText(), points);
      return Optional.of(code.isText() ? code : new ScannedCode(bytes(modules), points));
    } catch (ReaderException e) {
      return modelOne(modules, corners, scale); // The usual answer: nothing there to be read.
    } catch (RuntimeException e) {
      return Optional.empty(); // ZXing's own bounds fail on modules made for it.
    }
  }

  // In this character set each byte is a character; whatever set ZXing guessed may lose some.
  private static String bytes(BitMatrix modules) throws ReaderException {
    return new Decoder()
        .decode(
            modules.clone(),
            Map.of(DecodeHintType.CHARACTER_SET, StandardCharsets.ISO_8859_1.name()))
        .getText();
  }

  private static Optional<ScannedCode> modelOne(
      BitMatrix modules, double[][] corners, double scale) {
    return ModelOne.decode(modules)
        .map(text -> new ScannedCode(text, points(corners, scale, false)));
  }

  // A mirrored code keeps its own top left; its top right is where another's bottom left is.
  private static List<Point> points(double[][] corners, double scale, boolean mirrored) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < corners.length; i++) {
      double[] corner = corners[mirrored ? (corners.length - i) % corners.length : i];
      points.add(new Point(corner[0] / scale, corner[1] / scale));
    }
    return points;
  }
}
