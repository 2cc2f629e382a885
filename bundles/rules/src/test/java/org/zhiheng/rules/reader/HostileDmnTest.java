package org.zhiheng.rules.reader;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.zhiheng.rules.Fault;
import org.zhiheng.rules.PackageReader;
import org.zhiheng.rules.ReadResult;

/** A decision table made to harm is refused with code, file and line, in less than a second of the processor. */
class HostileDmnTest {

    private static final String DMN = "tables/river.dmn";
    private static final long SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** What is done to a good table, and the fault it must give. */
    record Attack(String name, String code, int line, String dmn) {
        @Override
        public String toString() {
            return code + " " + name;
        }
    }

    private static String good() {
        return new GoodPackage().text(DMN);
    }

    private static String doctype(String declaration) {
        return good().replaceFirst("<definitions", declaration + "\n<definitions");
    }

    /** With something more in the first decision, which begins on the fourth line. */
    private static String inside(String more) {
        return good().replaceFirst("(<decisionTable [^>]*>)", "$1" + more);
    }

    private static String condition(String text) {
        return good().replaceFirst("&lt; 1", text);
    }

    static List<Attack> attacks() {
        String laughs = "<!DOCTYPE d [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">"
                + "<!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;\">]>";
        return List.of(
                new Attack("a document type", "RP-DMN-19", 2, doctype("<!DOCTYPE definitions>")),
                new Attack("entities that multiply", "RP-DMN-19", 2, doctype(laughs)),
                new Attack(
                        "an external entity",
                        "RP-DMN-19",
                        2,
                        doctype("<!DOCTYPE d [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>")),
                new Attack(
                        "an external document type",
                        "RP-DMN-19",
                        2,
                        doctype("<!DOCTYPE d SYSTEM \"http://127.0.0.1:9/d.dtd\">")),
                new Attack(
                        "an external parameter entity",
                        "RP-DMN-19",
                        2,
                        doctype("<!DOCTYPE d [<!ENTITY % x SYSTEM \"http://127.0.0.1:9/x\"> %x;]>")),
                new Attack("an undeclared entity", "RP-DMN-01", 7, condition("&x;")),
                new Attack("elements nested too deep", "RP-DMN-19", 4, inside("<a>".repeat(100_000))),
                new Attack("too many elements", "RP-DMN-19", 4, inside("<a/>".repeat(600_000))),
                new Attack("too many attributes", "RP-DMN-01", 4, inside("<a " + attributes(20_000) + "/>")),
                new Attack("a name without end", "RP-DMN-01", 4, inside("<" + "a".repeat(1_000_000) + "/>")),
                new Attack("a condition nested too deep", "RP-DMN-19", 7, condition("(".repeat(1_000_000))),
                new Attack("a condition as deep as it may be long", "RP-DMN-06", 7, condition("(".repeat(3_900))),
                new Attack("a condition as negated as it may be long", "RP-DMN-06", 7, condition("not(".repeat(975))),
                new Attack("a condition of signs", "RP-DMN-19", 7, condition("-".repeat(1_000_000))),
                new Attack("a condition of negations", "RP-DMN-19", 7, condition("not(".repeat(250_000))),
                new Attack("a condition of many", "RP-DMN-19", 7, condition("1,".repeat(1_000_000))),
                new Attack("a number without end", "RP-DMN-19", 7, condition("9".repeat(1_000_000))),
                new Attack("more bytes than a file may have", "RP-FILE-03", 0, good() + " ".repeat(8 << 20)));
    }

    private static String attributes(int count) {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < count; i++) {
            attributes.append('a').append(i).append("=\"\" ");
        }
        return attributes.toString();
    }

    @BeforeAll
    static void loadClasses() {
        assertThat(new PackageReader().read(new GoodPackage().content()).packageOrNull())
                .isNotNull();
    }

    @ParameterizedTest
    @MethodSource("attacks")
    void is_refused_at_its_place_in_time(Attack attack) {
        GoodPackage spoiled = new GoodPackage().put(DMN, attack.dmn());
        long began = THREADS.getCurrentThreadCpuTime();
        ReadResult read = new PackageReader().read(spoiled.content());
        long took = THREADS.getCurrentThreadCpuTime() - began;
        assertThat(read.packageOrNull()).isNull();
        Fault first = read.faults().get(0);
        assertThat(first.code()).isEqualTo(attack.code());
        assertThat(first.file()).isEqualTo(DMN);
        assertThat(first.line()).isEqualTo(attack.line());
        assertThat(first.message()).hasSizeLessThan(4_100);
        assertThat(took).isLessThan(SECOND);
    }
}
