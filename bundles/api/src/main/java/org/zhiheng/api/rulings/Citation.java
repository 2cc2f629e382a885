package org.zhiheng.api.rulings;

/**
 * What a rule cites.
 *
 * @param document title of the law or plan, in Chinese
 * @param number its document number, e.g. 威环政发〔2024〕2号; null where it has none
 * @param article article, paragraph and item, e.g. 第六十条; null where the document is not divided
 * @param phrase the cited words; null where the text is not held
 */
public record Citation(String document, String number, String article, String phrase) {}
