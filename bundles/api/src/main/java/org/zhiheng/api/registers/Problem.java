package org.zhiheng.api.registers;

/**
 * What is wrong with one of several changes.
 *
 * @param index of the change among those given, from 0
 * @param field name of the field; {@code key}, {@code from} or {@code to} for those; null when it is about the whole
 * @param code stable
 * @param message in Chinese
 */
public record Problem(int index, String field, String code, String message) {}
