package org.zhiheng.powers.service;

/**
 * An item of the sample district.
 *
 * @param number in the catalogue, from 1
 * @param fine whether it is fined by an amount
 * @param guided whether the guidance catalogue has it
 * @param basis title and article
 */
record SampleItem(
        int number,
        String name,
        String body,
        String field,
        String target,
        boolean fine,
        long least,
        long most,
        boolean guided,
        String basis) {

    String key() {
        return String.format("sample-i-%04d", number);
    }
}
