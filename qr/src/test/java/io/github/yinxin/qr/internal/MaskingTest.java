package io.github.yinxin.qr.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MaskingTest {

  @ParameterizedTest
  @CsvSource({
    "张三, 张*",
    "欧阳娜娜, 欧***",
    "𠮷田, 𠮷*",
    "陈𬭚, 陈*",
    "买买提·吐尔逊, 买**·***",
    "阿卜杜热西提·买买提明, 阿*****·****",
    "11010519491231002X, 11**************2X",
    "13900000000, 13*******00",
    "1949-12-31, 1949******",
    "1949年12月31日, 1949*******",
    "示例市示例区示例路1号, 示例市示例区*****",
    "张三、李四五, 张*、李**",
    "X, X",
    "'', ''"
  })
  void mask_hidesAllButWhatTells(String text, String masked) {
    assertEquals(masked, Masking.mask(text));
  }
}
