package org.zhiheng.credentials.service;

import java.time.LocalDate;

/**
 * An officer of the sample district.
 *
 * @param number among them, from 1
 * @param body where the officer is from
 * @param workplace the township the officer is posted to or from; null for who works at a department
 * @param left the last day as an officer; null for who still is one
 * @param certifiable whether the officer's kind of employment allows a certificate
 */
record SamplePerson(
        int number,
        String body,
        String workplace,
        LocalDate entered,
        LocalDate left,
        boolean certifiable,
        boolean reviewer) {

    String key() {
        return String.format("sample-o-%04d", number);
    }

    /** The key of something of this officer. */
    String key(String letter, int which) {
        return String.format("sample-%s-%04d-%d", letter, number, which);
    }
}
