package org.zhiheng.rest.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.zhiheng.api.access.Principal;

/** Who may hear what, for how long, and how many. */
class StreamsTest {

    private static final Principal OFFICER = new Principal("a-officer", "p1", List.of(), Set.of(), null);
    private static final Principal OTHER = new Principal("a-other", "p2", List.of(), Set.of(), null);
    private static final Event CASE = new Event("case", "c1");

    private final Map<String, Principal> sessions = new HashMap<>(Map.of("s1", OFFICER, "s2", OTHER));
    private final Streams streams = new Streams(4, 2, 3, id -> Optional.ofNullable(sessions.get(id)));

    /** What was told, without the beginning. */
    private static final class Heard implements Streams.Line {
        private final List<String> told = new ArrayList<>();
        private boolean clogged;
        private boolean ended;

        @Override
        public void send(byte[] line) {
            String text = new String(line, StandardCharsets.US_ASCII);
            if (!text.startsWith("retry:")) {
                told.add(text);
            }
        }

        @Override
        public boolean clogged() {
            return clogged;
        }

        @Override
        public void end() {
            ended = true;
        }
    }

    private Heard open(String session) {
        Heard heard = new Heard();
        assertThat(streams.open(session, heard)).isTrue();
        return heard;
    }

    @Test
    void only_who_may_see_a_thing_hears_that_it_changed_and_nothing_of_what_it_says() {
        Heard one = open("s1");
        Heard two = open("s2");
        streams.happened(CASE, who -> who.account().equals("a-officer"));
        streams.tell();
        assertThat(one.told).containsExactly("event: case\ndata: {\"id\":\"c1\"}\n\n");
        assertThat(two.told).isEmpty();
    }

    @Test
    void a_right_that_was_taken_away_counts_at_once() {
        Heard one = open("s1");
        sessions.put("s1", OTHER);
        streams.happened(CASE, who -> who.account().equals("a-officer"));
        streams.tell();
        assertThat(one.told).isEmpty();
    }

    @Test
    void many_changes_of_one_thing_are_one_event() {
        Heard one = open("s1");
        streams.happened(CASE, who -> true);
        streams.happened(CASE, who -> true);
        streams.happened(Event.RULES, who -> true);
        streams.tell();
        streams.tell();
        assertThat(one.told).containsExactly("event: case\ndata: {\"id\":\"c1\"}\n\n", "event: rules\ndata: {}\n\n");
    }

    @Test
    void more_than_is_kept_becomes_one_word_that_everything_may_have_changed() {
        Heard one = open("s1");
        for (int i = 0; i < 10; i++) {
            streams.happened(new Event("case", "c" + i), who -> true);
        }
        streams.tell();
        assertThat(one.told).containsExactly("event: all\ndata: {}\n\n");
    }

    @Test
    void a_stream_ends_with_its_session_and_the_others_go_on() {
        Heard one = open("s1");
        Heard two = open("s2");
        sessions.remove("s1");
        streams.happened(CASE, who -> true);
        streams.tell();
        assertThat(one.told).isEmpty();
        streams.beat();
        assertThat(one.ended).isTrue();
        assertThat(two.ended).isFalse();
        assertThat(two.told).containsExactly("event: case\ndata: {\"id\":\"c1\"}\n\n", ": \n\n");
        assertThat(streams.count()).isEqualTo(1);
    }

    @Test
    void of_too_many_of_one_session_the_oldest_makes_room_and_is_told_not_to_come_again_at_once() {
        Heard first = open("s1");
        Heard second = open("s1");
        Heard third = open("s1");
        assertThat(first.told).containsExactly("event: full\ndata: {}\n\n");
        assertThat(first.ended).isTrue();
        assertThat(second.ended || third.ended).isFalse();
        assertThat(streams.count()).isEqualTo(2);
    }

    @Test
    void there_is_room_for_so_many_on_a_node() {
        open("s1");
        open("s1");
        Heard other = open("s2");
        open("s2");
        sessions.put("s3", OTHER);
        assertThat(streams.open("s3", new Heard())).isFalse();
        streams.closed(other);
        assertThat(streams.open("s3", new Heard())).isTrue();
    }

    @Test
    void nobody_waits_for_who_does_not_read_and_it_is_ended() {
        Heard slow = open("s1");
        slow.clogged = true;
        streams.happened(CASE, who -> true);
        streams.tell();
        assertThat(slow.told).isEmpty();
        streams.beat();
        assertThat(slow.ended).isTrue();
        assertThat(streams.count()).isZero();
    }

    @Test
    void all_are_ended_when_the_platform_stops() {
        Heard one = open("s1");
        Heard two = open("s2");
        streams.endAll();
        assertThat(one.ended && two.ended).isTrue();
        assertThat(streams.count()).isZero();
    }
}
