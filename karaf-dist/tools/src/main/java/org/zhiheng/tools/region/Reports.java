package org.zhiheng.tools.region;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.zhiheng.rules.Fault;
import org.zhiheng.rules.RulePackage;

/** Tells what a check found: a line each as compilers write it, which editors turn into a place to jump to, or JSON. */
final class Reports {

    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    private Reports() {}

    static void lines(RegionCheck.Report report, PrintWriter out) {
        report.findings().forEach(finding -> out.println(line(finding)));
        for (RegionCheck.Candidate each : report.candidates()) {
            out.println(summary(each, report));
        }
    }

    /** {@code path:line:col: error CODE message。hint}; a fault of a whole file stands on its first line. */
    private static String line(RegionCheck.Finding finding) {
        Fault fault = finding.fault();
        String hint = fault.hint() == null ? "" : "。" + fault.hint();
        return finding.place().pathOf(fault) + ":" + Math.max(1, fault.line()) + ":" + Math.max(1, fault.column())
                + ": " + severity(fault) + " " + fault.code() + " " + oneLine(fault.message() + hint);
    }

    private static String severity(Fault fault) {
        return fault.severity().name().toLowerCase(Locale.ROOT);
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s*\\R\\s*", " ");
    }

    private static String summary(RegionCheck.Candidate candidate, RegionCheck.Report report) {
        RulePackage rulePackage = candidate.rulePackage();
        String name = rulePackage == null
                ? candidate.place().given().toString()
                : rulePackage.id() + " " + rulePackage.version() + " " + rulePackage.title();
        long errors = count(candidate, report, true);
        String tests = candidate.testsRun() == 0
                ? (rulePackage == null || errors > 0 ? "测试没有运行" : "没有测试")
                : "测试" + candidate.testsRun() + "项"
                        + (candidate.testsFailed() == 0 ? ",全部通过" : "," + candidate.testsFailed() + "项没有通过");
        return name + ":" + errors + "个错误," + count(candidate, report, false) + "个警告;" + tests;
    }

    private static long count(RegionCheck.Candidate candidate, RegionCheck.Report report, boolean errors) {
        return report.findings().stream()
                .filter(each ->
                        each.place().equals(candidate.place()) && each.fault().isError() == errors)
                .count();
    }

    static void json(RegionCheck.Report report, PrintWriter out) {
        List<Map<String, Object>> packages = new ArrayList<>();
        for (RegionCheck.Candidate each : report.candidates()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("path", each.place().given().toString());
            one.put("id", each.rulePackage() == null ? null : each.rulePackage().id());
            one.put(
                    "version",
                    each.rulePackage() == null ? null : each.rulePackage().version());
            one.put("contentHash", each.place().content().hash());
            one.put("testsRun", each.testsRun());
            one.put("testsFailed", each.testsFailed());
            packages.add(one);
        }
        List<Map<String, Object>> faults = new ArrayList<>();
        for (RegionCheck.Finding each : report.findings()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("path", each.place().pathOf(each.fault()));
            one.put("line", each.fault().line());
            one.put("column", each.fault().column());
            one.put("severity", severity(each.fault()));
            one.put("code", each.fault().code());
            one.put("message", each.fault().message());
            one.put("hint", each.fault().hint());
            faults.add(one);
        }
        Map<String, Object> whole = new LinkedHashMap<>();
        whole.put("faultless", report.faultless());
        whole.put("packages", packages);
        whole.put("faults", faults);
        try {
            out.println(JSON.writeValueAsString(whole));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("texts and numbers always make JSON", e);
        }
    }
}
