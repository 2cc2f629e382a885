package org.zhiheng.rules;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A case the package promises to answer so.
 *
 * @param name says what must hold
 * @param ruling the question's name
 * @param division null: the package's own
 * @param expect the answer's fields that matter; numbers are compared exactly by value; empty when {@code missing} is given
 * @param missing what an undetermined ruling must name; empty when determined
 * @param because ids of rules that must be among the reasons
 */
public record PackageTest(
        String name,
        String ruling,
        String division,
        LocalDate asOf,
        Map<String, Object> facts,
        Map<String, Object> expect,
        List<String> missing,
        List<String> because,
        DatedValue.Place place) {}
