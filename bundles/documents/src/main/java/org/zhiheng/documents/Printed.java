package org.zhiheng.documents;

import java.time.Instant;

/**
 * That somebody printed a document.
 *
 * @param document id of the document
 * @param version of it
 * @param by account
 * @param purpose in the words of who printed it
 */
public record Printed(String document, int version, String by, Instant at, String purpose, int copies) {}
