package org.zhiheng.rules;

/**
 * A document that a package cites, declared once in {@code package.yaml}.
 *
 * @param key by which values of the package name it, e.g. {@code plan-2024}
 * @param title full Chinese title
 * @param number document number, e.g. 威环政发〔2024〕2号; null where it has none
 * @param textHeld whether its text was at hand when the package was written, so that phrases can be found in it
 * @param file name of the text in the collection of law texts and plans that the phrase test looks in; null when not held
 */
public record SourceDocument(String key, String title, String number, boolean textHeld, String file) {}
