package io.github.yinxin.pdfseal.internal.container;

/** The editions of seals and seal signatures, told apart by their shape. */
public enum Edition {
  /** GM/T 0031-2014: a seal of two elements; its maker signs his certificate and algorithm too. */
  GMT0031_2014,
  /** GB/T 38540-2020: a seal of four elements. */
  GBT38540_2020,
  /** GM/T 0031-2025: five elements, or four and version 5. */
  GMT0031_2025
}
