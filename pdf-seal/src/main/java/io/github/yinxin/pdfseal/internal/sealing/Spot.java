package io.github.yinxin.pdfseal.internal.sealing;

/**
 * A place on a page, as a viewer shows it.
 *
 * @param page page number from 1
 * @param xMm from the left edge
 * @param yMm from the top edge
 */
public record Spot(int page, double xMm, double yMm) {}
