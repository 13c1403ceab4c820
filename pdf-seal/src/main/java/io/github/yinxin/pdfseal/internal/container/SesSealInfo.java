package io.github.yinxin.pdfseal.internal.container;

import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * SES_SealInfo (GB/T 38540-2020 6.1 and its relatives): the part of a seal that its maker signs.
 *
 * @param version header version, a number that says little: editions are told by their shape
 * @param vendor header Vid
 * @param id esID
 * @param property what the seal is and who may use it
 * @param picture the picture
 * @param extensions values of the extensions
 */
public record SesSealInfo(
    int version,
    String vendor,
    String id,
    Property property,
    Picture picture,
    List<byte[]> extensions) {

  static final int VERSION = 4;
  static final int VERSION_2025 = 5;

  /** Copies the list. */
  public SesSealInfo {
    extensions = List.copyOf(extensions);
  }

  /** What a maker of seals of version 4 fills in; texts in ASCII. */
  public SesSealInfo(String vendor, String id, Property property, Picture picture) {
    this(VERSION, vendor, id, property, picture, List.of());
  }

  /**
   * SES_ESPropertyInfo.
   *
   * @param type 1 organization, 2 person; other numbers occur
   * @param name seal name
   * @param signers who may seal with it
   * @param created when it was made
   * @param from first instant of its validity
   * @param until last instant of its validity
   */
  public record Property(
      int type, String name, SignerList signers, Instant created, Instant from, Instant until) {

    private static Property parse(DerInput in, boolean of2014) throws DerException {
      int due = of2014 ? DerInput.UTC_TIME : DerInput.GENERALIZED_TIME;
      int type = Primitives.integer(in, "type");
      String name = Lenient.utf8(in, "name");
      int listType = of2014 ? SignerList.CERTIFICATES : Primitives.integer(in, "certListType");
      Property property =
          new Property(
              type,
              name,
              SignerList.parse(in, listType),
              LenientTime.read(in, due, "createDate"),
              LenientTime.read(in, due, "validStart"),
              LenientTime.read(in, due, "validEnd"));
      in.requireEnd("property");
      return property;
    }

    private byte[] encode() throws CertificateEncodingException {
      return DerOutput.sequence(
          DerOutput.integer(type),
          DerOutput.utf8(name),
          DerOutput.integer(SignerList.CERTIFICATES),
          signers.encode(),
          DerOutput.time(created),
          DerOutput.time(from),
          DerOutput.time(until));
    }
  }

  /**
   * SES_ESPictrueInfo.
   *
   * @param type what the data are
   * @param data the picture's bytes
   * @param widthMm width on paper
   * @param heightMm height on paper
   */
  public record Picture(String type, byte[] data, int widthMm, int heightMm) {

    private static final Map<String, String> FORMATS =
        Map.of(
            "\u0089PNG",
            "png",
            "GIF8",
            "gif",
            "\u00FF\u00D8\u00FF",
            "jpg",
            "PK\u0003\u0004",
            "ofd");

    private static Picture parse(DerInput in) throws DerException {
      Picture picture =
          new Picture(
              Lenient.ascii(in, "picture type"),
              Primitives.octets(in, "picture data"),
              Primitives.integer(in, "picture width"),
              Primitives.integer(in, "picture height"));
      in.requireEnd("picture");
      if (!picture.mayBeOfItsType()) {
        in.tolerate(Leniency.PICTURE_TYPE);
      }
      return picture;
    }

    // By the first bytes of the formats that occur; makers write their names in either case.
    private boolean mayBeOfItsType() {
      String begin = new String(data, 0, Math.min(4, data.length), StandardCharsets.ISO_8859_1);
      String claimed = type.toLowerCase(Locale.ROOT).replace("jpeg", "jpg");
      return FORMATS.entrySet().stream()
          .filter(format -> begin.startsWith(format.getKey()))
          .allMatch(format -> format.getValue().equals(claimed));
    }

    private byte[] encode() {
      return DerOutput.sequence(
          DerOutput.ia5(type),
          DerOutput.octets(data),
          DerOutput.integer(widthMm),
          DerOutput.integer(heightMm));
    }
  }

  static SesSealInfo parse(DerInput in, boolean of2014) throws DerException {
    DerInput header = in.next(DerInput.SEQUENCE, "header").children();
    if (!Lenient.ascii(header, "header ID").equals("ES")) {
      throw new DerException("header ID is not ES");
    }
    int version = Primitives.integer(header, "header version");
    String vendor = Lenient.ascii(header, "header Vid");
    header.requireEnd("header");
    SesSealInfo info =
        new SesSealInfo(
            version,
            vendor,
            Lenient.ascii(in, "esID"),
            Property.parse(in.next(DerInput.SEQUENCE, "property").children(), of2014),
            Picture.parse(in.next(DerInput.SEQUENCE, "picture").children()),
            Extensions.ofSeal(in));
    in.requireEnd("SES_SealInfo");
    return info;
  }

  byte[] encode() throws CertificateEncodingException {
    return DerOutput.sequence(
        DerOutput.sequence(DerOutput.ia5("ES"), DerOutput.integer(version), DerOutput.ia5(vendor)),
        DerOutput.ia5(id),
        property.encode(),
        picture.encode());
  }
}
