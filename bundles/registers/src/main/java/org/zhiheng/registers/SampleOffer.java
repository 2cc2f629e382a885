package org.zhiheng.registers;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.osgi.annotation.versioning.ConsumerType;
import org.zhiheng.api.access.Body;

/** What a context has in the registers of the sample district, for trying out. Offered as a service. Thread-safe. */
@ConsumerType
public interface SampleOffer {

    /**
     * The sample district.
     *
     * @param seed from which everything in it follows
     * @param today the day on which it was made, to which its days are laid
     * @param percent of the size of a whole one
     * @param government id of the body of its government
     * @param bodies those below the government, by id
     * @param accounts ids of accounts by which people sign in to try it, by what they are called without what all sample accounts begin with; empty where
     *     there are none
     */
    record District(
            long seed,
            LocalDate today,
            int percent,
            String government,
            List<Body> bodies,
            Map<String, String> accounts) {

        /** What the ids of its bodies begin with. */
        public static final String PREFIX = "sample-";

        /** What the accounts of those are called who are officers of the market department, too. */
        public static final List<String> OFFICERS = List.of("officer", "legal-reviewer", "hearing-presider");

        private static final String TEAM = "-team";

        /** Of departments that the national list of fields calls otherwise than the sample district calls them. */
        private static final Map<String, String> FIELDS = Map.of(
                "market", "market-supervision",
                "urban", "urban-management",
                "resources", "natural-resources",
                "medical", "medical-insurance",
                "finance", "public-finance");

        public District {
            bodies = List.copyOf(bodies);
            accounts = Map.copyOf(accounts);
        }

        /** Departments and their units. */
        public List<Body> departments() {
            return bodies.stream()
                    .filter(each -> each.department() || each.kind() == Body.Kind.UNIT)
                    .toList();
        }

        public List<Body> townships() {
            return bodies.stream()
                    .filter(each -> each.kind() == Body.Kind.TOWNSHIP)
                    .toList();
        }

        /** The body of an id without what all of them begin with. */
        public String body(String name) {
            return PREFIX + name;
        }

        /** The id of a body without what all of them begin with. */
        public static String name(String body) {
            return body.startsWith(PREFIX) ? body.substring(PREFIX.length()) : body;
        }

        /** The field of enforcement of a department or of one of its units. */
        public static String field(String body) {
            String name = name(body);
            String field = name.endsWith(TEAM) ? name.substring(0, name.length() - TEAM.length()) : name;
            return FIELDS.getOrDefault(field, field);
        }

        /** The one department whose qualification is still looked at, so that it owns nothing. */
        public String unqualified() {
            return body("veterans");
        }

        /** So much of a number of a whole district, and at least one. */
        public int share(int whole) {
            return Math.max(1, whole * percent / 100);
        }

        /** Numbers that follow from the seed, others for each purpose. */
        public Random random(String purpose) {
            return new Random(seed + purpose.hashCode());
        }
    }

    /** One of the registers it writes into; it is not made before the register is there. */
    String register();

    /** Whether there is what of other contexts it rests on; until then it waits. */
    default boolean ready(District district) {
        return true;
    }

    /**
     * All of it, those that others refer to first. The same district gives the same orders.
     *
     * @return the first and the last of them add something that nothing else of them changes
     */
    List<RegisterStore.Order> orders(District district);
}
