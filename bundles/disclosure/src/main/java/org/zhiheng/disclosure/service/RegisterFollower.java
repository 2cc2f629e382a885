package org.zhiheng.disclosure.service;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.zhiheng.api.error.ErrorKind;
import org.zhiheng.api.error.ZhihengException;
import org.zhiheng.api.records.RecordReader;
import org.zhiheng.api.registers.Field;
import org.zhiheng.api.registers.Row;
import org.zhiheng.disclosure.domain.Origin;
import org.zhiheng.disclosure.domain.Origin.Linked;
import org.zhiheng.disclosure.domain.Source;
import org.zhiheng.disclosure.service.DisclosureRules.Origins.Made;
import org.zhiheng.disclosure.service.RegisterMatters.From;
import org.zhiheng.registers.RegisterStore;

/**
 * Follows the record of registers: what a row says that the law has published waits to be confirmed, and once published waits anew when the register changes, also where
 * a row changed that it has to do with. What an entry says is not looked at, only which row it is of.
 */
@Component(service = RecordReader.class)
public final class RegisterFollower implements RecordReader {

    private final RegisterMatters matters;
    private final RegisterStore registers;
    private final DisclosureRules rules;
    private final Clock clock;
    private volatile boolean unavailable;

    @Activate
    public RegisterFollower(
            @Reference RegisterMatters matters,
            @Reference RegisterStore registers,
            @Reference DisclosureRules rules,
            @Reference Clock clock) {
        this.matters = matters;
        this.registers = registers;
        this.rules = rules;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "disclosure-registers";
    }

    @Override
    public Reach reach() {
        return Reach.SHARED;
    }

    @Override
    public void read(Sealed sealed) {
        try {
            if (sealed.entry().payload().get("register") instanceof String register) {
                touched(register, sealed.entry().subject().id()).forEach(matters::look);
            }
        } catch (ZhihengException e) {
            // A register that nobody offers yet is waited for like rules that are not there.
            unavailable = e.kind() == ErrorKind.UNAVAILABLE || e.code().equals("REGISTER-UNKNOWN");
            throw e;
        } catch (RuntimeException e) {
            unavailable = false;
            throw e;
        }
    }

    /** Rows are read as they stand, in whatever order; but what cannot be read because the rules, a register or the database are not there yet is waited for. */
    @Override
    public boolean mayGoOnWithout(Sealed entry) {
        return !unavailable;
    }

    /** What has to do with a row: itself, those that lead to it and those it leads to. */
    private Set<From> touched(String register, String key) {
        Set<From> touched = new LinkedHashSet<>();
        for (Made made : rules.origins(LocalDate.now(clock)).all()) {
            Origin origin = made.origin();
            if (origin.register().equals(register)) {
                touched.add(new From(made.kind(), register, key));
            }
            for (Source source : made.sources()) {
                if (source instanceof Source.Through through) {
                    through(made, through.reference(), register, key, touched);
                } else if (source instanceof Source.Behind behind
                        && behind.register().equals(register)) {
                    behind(made, behind.link(), register, key, touched);
                }
            }
            for (List<Linked> all : List.of(origin.with(), origin.without())) {
                for (Linked each : all) {
                    if (each.register() == null) {
                        through(made, each.link(), register, key, touched);
                    } else if (each.register().equals(register)) {
                        behind(made, each.link(), register, key, touched);
                    }
                }
            }
        }
        return touched;
    }

    private void through(Made made, String reference, String register, String key, Set<From> touched) {
        String own = made.origin().register();
        Field field = registers.definition(own).field(reference).orElseThrow();
        if (register.equals(field.register())) {
            registers
                    .life(own, reference, List.of(key), null)
                    .forEach(each -> touched.add(new From(made.kind(), own, each.key())));
        }
    }

    private void behind(Made made, String link, String register, String key, Set<From> touched) {
        String own = made.origin().register();
        Field field = registers.definition(register).field(link).orElseThrow();
        for (Row row : registers.life(register, "key", List.of(key), null)) {
            String to = row.text(link);
            if (to != null && field.kind() == Field.Kind.REFERENCE) {
                touched.add(new From(made.kind(), own, to));
            } else if (to != null) {
                registers
                        .life(own, registers.definition(own).owner().field(), List.of(to), null)
                        .forEach(each -> touched.add(new From(made.kind(), own, each.key())));
            }
        }
    }
}
