package io.github.yinxin.pdfseal.internal.container;

import java.io.IOException;
import org.bouncycastle.asn1.ASN1Boolean;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1EncodableVector;
import org.bouncycastle.asn1.ASN1Encoding;
import org.bouncycastle.asn1.ASN1Primitive;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1Set;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.DERTaggedObject;

/** What somebody gets who takes a structure apart and writes it again, to tell such a mistake. */
final class EncodedAnew {

  private EncodedAnew() {}

  /**
   * Returns DER of the same values: sets sorted, FALSE left out where it may be a default.
   *
   * @throws IllegalArgumentException if the bytes are no structure
   */
  static byte[] of(byte[] structure) {
    try {
      return anew(ASN1Primitive.fromByteArray(structure)).getEncoded(ASN1Encoding.DER);
    } catch (IOException e) {
      throw new IllegalArgumentException("no structure", e);
    }
  }

  private static ASN1Primitive anew(ASN1Primitive value) {
    if (value instanceof ASN1Sequence sequence) {
      return new DERSequence(all(sequence));
    }
    if (value instanceof ASN1Set set) {
      return new DERSet(all(set));
    }
    if (value instanceof ASN1TaggedObject tagged && tagged.isExplicit()) {
      return new DERTaggedObject(
          true, tagged.getTagNo(), anew(tagged.getExplicitBaseObject().toASN1Primitive()));
    }
    return value;
  }

  private static ASN1EncodableVector all(Iterable<ASN1Encodable> values) {
    ASN1EncodableVector vector = new ASN1EncodableVector();
    for (ASN1Encodable each : values) {
      if (!ASN1Boolean.FALSE.equals(each.toASN1Primitive())) {
        vector.add(anew(each.toASN1Primitive()));
      }
    }
    return vector;
  }
}
