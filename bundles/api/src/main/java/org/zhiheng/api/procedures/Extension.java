package org.zhiheng.api.procedures;

import java.time.LocalDate;

/**
 * That a term was extended, by as much as its rule says.
 *
 * @param term code of the term
 * @param by account of who approved it
 * @param why in the words of who approved it
 * @param document the document it rests on
 */
public record Extension(String term, String by, LocalDate on, String why, String document) {}
