package io.github.yinxin.seal;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The few elements that matter of an OFD description; documents with a DTD are refused. */
final class OfdXml {

  private static final int MAX_ELEMENTS = 100_000;

  /**
   * An element.
   *
   * @param name local name
   * @param attributes by local name
   * @param text the text directly inside, stripped
   */
  record Element(String name, Map<String, String> attributes, String text) {}

  private OfdXml() {}

  /** Returns all elements in the order of their ends. */
  static List<Element> elements(byte[] xml) throws IOException {
    // Decoded here: the JDK's reader reports bytes that are no text on the standard error stream.
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(xml)).toString();
    } catch (CharacterCodingException e) {
      throw new IOException("XML that is not in UTF-8", e);
    }
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      String marked = text.startsWith("\uFEFF") ? text.substring(1) : text;
      return read(factory.createXMLStreamReader(new StringReader(marked)));
    } catch (XMLStreamException | RuntimeException e) {
      // The JDK's reader throws unchecked ones on some foreign bytes.
      throw new IOException("no XML: " + e.getClass().getSimpleName(), e);
    }
  }

  private static List<Element> read(XMLStreamReader reader) throws XMLStreamException, IOException {
    List<Element> elements = new ArrayList<>();
    List<Element> open = new ArrayList<>();
    List<StringBuilder> texts = new ArrayList<>();
    while (reader.hasNext()) {
      switch (reader.next()) {
        case XMLStreamConstants.DTD -> throw new IOException("XML with a DTD");
        case XMLStreamConstants.START_ELEMENT -> {
          open.add(new Element(reader.getLocalName(), attributes(reader), ""));
          texts.add(new StringBuilder());
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
          if (!texts.isEmpty()) {
            texts.get(texts.size() - 1).append(reader.getText());
          }
        }
        case XMLStreamConstants.END_ELEMENT -> {
          Element element = open.remove(open.size() - 1);
          String text = texts.remove(texts.size() - 1).toString().strip();
          elements.add(new Element(element.name(), element.attributes(), text));
        }
        default -> {
          // Comments and instructions say nothing about signatures.
        }
      }
      if (elements.size() + open.size() > MAX_ELEMENTS) {
        throw new IOException("XML of more than " + MAX_ELEMENTS + " elements");
      }
    }
    return elements;
  }

  private static Map<String, String> attributes(XMLStreamReader reader) {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
    }
    return attributes;
  }
}
