package org.zhiheng.documents;

import java.time.LocalDate;

/**
 * What makes a paper of a text: whose it is, which number it has, and how a reader finds out whether it is real.
 *
 * @param body full name of the body in whose name it is written
 * @param number null for a draft and for a kind without number
 * @param day on which it is written
 * @param draft whether it is only looked at; marked so on every page
 * @param version from 1; a document written anew says so
 * @param address where its receipt is found, for the QR code; null for none. Says nothing about anybody
 */
public record Stamp(String body, String number, LocalDate day, boolean draft, int version, String address) {}
