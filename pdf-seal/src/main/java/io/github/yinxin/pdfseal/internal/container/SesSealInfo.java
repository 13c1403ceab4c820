package io.github.yinxin.pdfseal.internal.container;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/**
 * SES_SealInfo of GB/T 38540-2020 6.1: the part of a seal that its maker signs.
 *
 * @param vendor header Vid, ASCII
 * @param id esID, ASCII
 * @param property what the seal is and who may use it
 * @param picture the picture
 */
public record SesSealInfo(String vendor, String id, Property property, Picture picture) {

  static final int VERSION = 4;

  private static final int CERTIFICATES = 1;

  /**
   * SES_ESPropertyInfo with certListType 1.
   *
   * @param type 1 organization, 2 person; other numbers occur
   * @param name seal name
   * @param signers certificates of those who may seal with it
   * @param created when it was made
   * @param from first instant of its validity
   * @param until last instant of its validity
   */
  public record Property(
      int type,
      String name,
      List<X509Certificate> signers,
      Instant created,
      Instant from,
      Instant until) {

    /** Copies the list and drops fractions of seconds, which the encoding has no place for. */
    public Property {
      signers = List.copyOf(signers);
      created = created.truncatedTo(ChronoUnit.SECONDS);
      from = from.truncatedTo(ChronoUnit.SECONDS);
      until = until.truncatedTo(ChronoUnit.SECONDS);
    }

    private static Property parse(DerInput in) throws DerException {
      int type = Primitives.integer(in, "type");
      String name = Primitives.utf8(in, "name");
      int listType = Primitives.integer(in, "certListType");
      if (listType != CERTIFICATES) {
        throw new DerException("certListType " + listType + " is not read yet, only 1");
      }
      List<X509Certificate> signers = new ArrayList<>();
      DerInput list = in.next(DerInput.SEQUENCE, "certList").children();
      while (list.hasNext()) {
        signers.add(Primitives.certificate(list, "certList"));
      }
      Property property =
          new Property(
              type,
              name,
              signers,
              Primitives.time(in, "createDate"),
              Primitives.time(in, "validStart"),
              Primitives.time(in, "validEnd"));
      in.requireEnd("property");
      return property;
    }

    private byte[] encode() throws CertificateEncodingException {
      byte[][] list = new byte[signers.size()][];
      for (int i = 0; i < list.length; i++) {
        list[i] = DerOutput.certificate(signers.get(i));
      }
      return DerOutput.sequence(
          DerOutput.integer(type),
          DerOutput.utf8(name),
          DerOutput.integer(CERTIFICATES),
          DerOutput.sequence(list),
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

    private static Picture parse(DerInput in) throws DerException {
      Picture picture =
          new Picture(
              Primitives.ia5(in, "picture type"),
              Primitives.octets(in, "picture data"),
              Primitives.integer(in, "picture width"),
              Primitives.integer(in, "picture height"));
      in.requireEnd("picture");
      return picture;
    }

    private byte[] encode() {
      return DerOutput.sequence(
          DerOutput.ia5(type),
          DerOutput.octets(data),
          DerOutput.integer(widthMm),
          DerOutput.integer(heightMm));
    }
  }

  static SesSealInfo parse(DerInput in) throws DerException {
    DerInput header = in.next(DerInput.SEQUENCE, "header").children();
    if (!Primitives.ia5(header, "header ID").equals("ES")) {
      throw new DerException("header ID is not ES");
    }
    int version = Primitives.integer(header, "header version");
    if (version != VERSION) {
      throw new DerException("header version " + version + " is not read yet, only " + VERSION);
    }
    String vendor = Primitives.ia5(header, "header Vid");
    header.requireEnd("header");
    SesSealInfo info =
        new SesSealInfo(
            vendor,
            Primitives.ia5(in, "esID"),
            Property.parse(in.next(DerInput.SEQUENCE, "property").children()),
            Picture.parse(in.next(DerInput.SEQUENCE, "picture").children()));
    if (in.nextIs(DerInput.SEQUENCE)) {
      in.next("extDatas");
    }
    in.requireEnd("SES_SealInfo");
    return info;
  }

  byte[] encode() throws CertificateEncodingException {
    return DerOutput.sequence(
        DerOutput.sequence(DerOutput.ia5("ES"), DerOutput.integer(VERSION), DerOutput.ia5(vendor)),
        DerOutput.ia5(id),
        property.encode(),
        picture.encode());
  }
}
