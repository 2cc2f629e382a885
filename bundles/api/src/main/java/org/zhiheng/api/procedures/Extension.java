package org.zhiheng.api.procedures;

import java.time.LocalDate;

/**
 * That a term was extended.
 *
 * @param term code of the term
 * @param further by how much, where it had been extended before and somebody decided that it goes on further, in the unit of the rule's extension; null where by
 *     as much as its rule says
 * @param by account of who approved it
 * @param why in the words of who approved it
 * @param document the document it rests on
 */
public record Extension(String term, Integer further, String by, LocalDate on, String why, String document) {}
