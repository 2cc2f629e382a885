package org.zhiheng.disclosure.service;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.zhiheng.api.access.Body;
import org.zhiheng.api.access.Organisation;
import org.zhiheng.api.code.DivisionCode;
import org.zhiheng.api.rules.Books;
import org.zhiheng.api.rules.RulesInForce;
import org.zhiheng.law.LawRulings;
import org.zhiheng.rules.BookMaker;
import org.zhiheng.testkit.PackageSuite;

/** The rules of one body, from packages as they are shipped. */
final class RulesOf {

    private RulesOf() {}

    static DisclosureRules.Now body(String id, String division, String... packages) {
        PackageSuite suite = PackageSuite.of(Stream.of(packages)
                .map(each -> Path.of("../../region-plugins", each, "src/main/resources/RULES-INF"))
                .toArray(Path[]::new));
        Books books = BookMaker.assemble(suite.packages(), 1).books();
        RulesInForce inForce = new RulesInForce() {
            @Override
            public Optional<Books> current() {
                return Optional.of(books);
            }

            @Override
            public Optional<Books> archived(String bookFingerprint) {
                return Optional.empty();
            }
        };
        Body body = new Body(id, Body.Kind.DEPARTMENT, "示例局", new DivisionCode(division), null);
        Organisation organisation = (Organisation) Proxy.newProxyInstance(
                Organisation.class.getClassLoader(),
                new Class<?>[] {Organisation.class},
                (proxy, method, arguments) -> Optional.of(body));
        return new DisclosureRules(inForce, new LawRulings(inForce), organisation).of(id);
    }
}
