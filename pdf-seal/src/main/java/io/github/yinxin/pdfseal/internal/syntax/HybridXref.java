package io.github.yinxin.pdfseal.internal.syntax;

/**
 * A table together with the stream that its /XRefStm names (ISO 32000-1 7.5.8.4): old readers see
 * the table only, in which the objects of the stream are hidden as free ones.
 */
public final class HybridXref extends XrefSection {

  private final XrefTable table;
  private final XrefStream hidden;

  private HybridXref(XrefTable table, XrefStream hidden) {
    super(table.offset(), table.end(), table.trailer());
    this.table = table;
    this.hidden = hidden;
  }

  /**
   * Joins them.
   *
   * @throws PdfException if they do not agree on any object, whether or not somebody asks for it
   */
  static HybridXref of(XrefTable table, XrefStream hidden) throws PdfException {
    HybridXref both = new HybridXref(table, hidden);
    hidden.forEach((number, entry) -> both.entry(number));
    return both;
  }

  /** Returns the stream that old readers do not see. */
  XrefStream hidden() {
    return hidden;
  }

  @Override
  public XrefEntry entry(int number) throws PdfException {
    XrefEntry shown = table.entry(number);
    XrefEntry other = hidden.entry(number);
    if (other instanceof XrefEntry.Absent) {
      return shown;
    }
    if (shown instanceof XrefEntry.InFile && !shown.equals(other)) {
      // Readers that know streams and those that do not would see different objects.
      throw new PdfException(
          Flaw.HYBRID_CONFLICT, "table and stream do not agree on object " + number);
    }
    return other;
  }

  @Override
  public boolean repeats() {
    return table.repeats() || hidden.repeats();
  }

  @Override
  public int highest() {
    return Math.max(table.highest(), hidden.highest());
  }

  @Override
  public void forEach(Visitor visitor) throws PdfException {
    table.forEach((number, entry) -> visitor.visit(number, entry(number)));
    hidden.forEach(
        (number, entry) -> {
          if (table.entry(number) instanceof XrefEntry.Absent) {
            visitor.visit(number, entry);
          }
        });
  }
}
