package io.github.yinxin.pdfseal.internal.sealing;

import io.github.yinxin.pdfseal.internal.syntax.Bytes;
import java.nio.ByteBuffer;
import org.apache.pdfbox.io.RandomAccessRead;
import org.apache.pdfbox.io.RandomAccessReadView;

/** Our bytes as PDFBox reads them. */
final class PdfboxBytes implements RandomAccessRead {

  private final Bytes bytes;
  private long position;
  private boolean closed;

  PdfboxBytes(Bytes bytes) {
    this.bytes = bytes;
  }

  @Override
  public int read() {
    int b = bytes.at(position);
    position += b < 0 ? 0 : 1;
    return b;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    if (position >= bytes.length()) {
      return -1;
    }
    ByteBuffer part = bytes.part(position, position + length);
    int count = part.remaining();
    part.get(target, offset, count);
    position += count;
    return count;
  }

  @Override
  public long getPosition() {
    return position;
  }

  @Override
  public void seek(long newPosition) {
    position = Math.min(newPosition, bytes.length());
  }

  @Override
  public long length() {
    return bytes.length();
  }

  @Override
  public boolean isClosed() {
    return closed;
  }

  @Override
  public boolean isEOF() {
    return position >= bytes.length();
  }

  @Override
  public RandomAccessReadView createView(long start, long length) {
    return new RandomAccessReadView(this, start, length);
  }

  @Override
  public void close() {
    closed = true;
  }
}
