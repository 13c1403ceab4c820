package io.github.yinxin.pdfseal.internal.container;

import io.github.yinxin.pdfseal.internal.container.DerInput.Element;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Attributes of a signer (RFC 5652 5.3), in the order and bytes they came in. */
final class Attributes {

  private final byte[] encoded;
  private final Map<String, Element> sets = new HashMap<>();

  private Attributes(byte[] encoded) {
    this.encoded = encoded;
  }

  /** Parses attributes under a context tag. */
  static Attributes parse(Element element) throws DerException {
    Attributes attributes = new Attributes(element.encoded());
    DerInput in = element.children();
    byte @Nullable [] previous = null;
    while (in.hasNext()) {
      Element each = in.next(DerInput.SEQUENCE, "attribute");
      attributes.add(each.children());
      if (previous != null && Arrays.compareUnsigned(previous, each.encoded()) > 0) {
        in.tolerate(Leniency.UNSORTED_ATTRIBUTES);
      }
      previous = each.encoded();
    }
    return attributes;
  }

  private void add(DerInput attribute) throws DerException {
    String type = Primitives.oid(attribute, "attribute type");
    if (sets.put(type, attribute.next(DerInput.SET, "attribute values")) != null) {
      throw new DerException("attribute " + type + " stands there twice"); // Which one counts?
    }
    attribute.requireEnd("attribute");
  }

  /** Returns the bytes that are signed: the attributes as a SET, not under their tag. */
  byte[] asSet() {
    return DerOutput.retagged(DerInput.SET, encoded);
  }

  /** Returns the encoded value of an attribute, which must be the only one. */
  Optional<byte[]> value(String type) throws DerException {
    Optional<DerInput> values = values(type);
    return values.isPresent() ? Optional.of(only(values.get(), type).encoded()) : Optional.empty();
  }

  byte[] messageDigest() throws DerException {
    DerInput values =
        values(Sm2Oids.MESSAGE_DIGEST)
            .orElseThrow(() -> new DerException("there is no signed message digest"));
    byte[] digest = Primitives.octets(values, "message digest");
    values.requireEnd("message digest");
    return digest;
  }

  Optional<String> contentType() throws DerException {
    Optional<DerInput> values = values(Sm2Oids.CONTENT_TYPE);
    return values.isPresent()
        ? Optional.of(Primitives.oid(values.get(), "signed content type"))
        : Optional.empty();
  }

  // RFC 5652 11.1: else a document's signature could pass for a time stamp's, and the reverse.
  void requireContentType(String contentType) throws DerException {
    String signedType = contentType().orElse(contentType);
    if (!signedType.equals(contentType)) {
      throw new DerException(
          "content type " + contentType + " is signed as if it were " + signedType);
    }
  }

  Optional<Instant> signingTime() throws DerException {
    Optional<DerInput> values = values(Sm2Oids.SIGNING_TIME);
    return values.isPresent()
        ? Optional.of(Primitives.signingTime(values.get(), "signing time"))
        : Optional.empty();
  }

  private Optional<DerInput> values(String type) {
    return Optional.ofNullable(sets.get(type)).map(Element::children);
  }

  private static Element only(DerInput values, String type) throws DerException {
    Element value = values.next("value of attribute " + type);
    values.requireEnd("value of attribute " + type);
    return value;
  }
}
