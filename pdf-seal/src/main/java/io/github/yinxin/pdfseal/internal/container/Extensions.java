package io.github.yinxin.pdfseal.internal.container;

import io.github.yinxin.pdfseal.internal.container.DerInput.Element;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** ExtensionDatas of seals and seal signatures. */
final class Extensions {

  private static final int BOOLEAN = 0x01;

  private Extensions() {}

  /** Reads those of a seal, which stand there without a tag; makers also write {@code [0]}. */
  static List<byte[]> ofSeal(DerInput in) throws DerException {
    return read(in, DerInput.SEQUENCE, Leniency.TAGGED_EXTENSIONS);
  }

  /** Reads those of a to-be-signed part, which stand under {@code [0]}; makers also omit it. */
  static List<byte[]> ofSignature(DerInput in) throws DerException {
    return read(in, DerInput.CONTEXT_0, Leniency.UNTAGGED_EXTENSIONS);
  }

  private static List<byte[]> read(DerInput in, int due, Leniency otherwise) throws DerException {
    if (!in.nextIs(DerInput.SEQUENCE) && !in.nextIs(DerInput.CONTEXT_0)) {
      return List.of();
    }
    Element element = in.next("extDatas");
    if (element.tag() != due) {
      in.tolerate(otherwise);
    }
    DerInput list = element.children();
    if (element.tag() == DerInput.CONTEXT_0) {
      DerInput explicit = list;
      list = explicit.next(DerInput.SEQUENCE, "extDatas").children();
      explicit.requireEnd("extDatas");
    }
    List<byte[]> values = new ArrayList<>();
    while (list.hasNext()) {
      values.add(value(list.next(DerInput.SEQUENCE, "ExtData").children()));
    }
    return values;
  }

  private static byte[] value(DerInput in) throws DerException {
    Primitives.oid(in, "extnID");
    Optional<Element> critical = in.optional(BOOLEAN, "critical");
    if (critical.isPresent()) {
      byte[] content = critical.get().content();
      boolean no = content.length == 1 && content[0] == 0;
      // DER leaves the default out; a critical one of unknown meaning is real files' habit.
      in.tolerate(no ? Leniency.EXPLICIT_DEFAULT : Leniency.UNKNOWN_CRITICAL_EXTENSION);
    }
    byte[] value = Primitives.octets(in, "extnValue");
    in.requireEnd("ExtData");
    return value;
  }
}
