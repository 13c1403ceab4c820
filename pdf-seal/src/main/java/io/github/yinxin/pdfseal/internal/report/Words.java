package io.github.yinxin.pdfseal.internal.report;

/**
 * The same in two languages.
 *
 * @param zh in Chinese
 * @param en in English
 */
public record Words(String zh, String en) {}
