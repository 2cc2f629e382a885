package org.zhiheng.records;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** The first tests hold the inputs, roots and proofs that programs of RFC 6962 share as test data. */
class MerkleTest {

    private static final List<String> INPUTS =
            List.of("", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f");
    private static final List<String> ROOTS = List.of(
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
            "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
            "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
            "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
            "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
            "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
            "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
            "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
            "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328");

    private static final MerkleHash HASH = new MerkleHash(HashAlgorithm.SHA_256);
    private static final MerkleChecks CHECKS = new MerkleChecks(HASH);

    @Test
    void roots_of_the_known_trees() {
        for (int size = 0; size <= 8; size++) {
            Tree tree = new Tree();
            INPUTS.subList(0, size).forEach(tree::add);
            assertThat(tree.frontier.root()).as("size " + size).isEqualTo(hex(ROOTS.get(size)));
            assertThat(tree.proofs().root(size)).as("size " + size).isEqualTo(hex(ROOTS.get(size)));
        }
    }

    @Test
    void known_proofs() {
        Tree tree = new Tree();
        INPUTS.forEach(tree::add);
        List<byte[]> path = List.of(
                hex("96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7"),
                hex("5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e"),
                hex("6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"));
        assertThat(tree.proofs().inclusion(0, 8)).usingRecursiveComparison().isEqualTo(path);
        assertThat(tree.proofs().consistency(1, 8)).usingRecursiveComparison().isEqualTo(path);
        assertThat(tree.proofs().consistency(6, 8))
                .usingRecursiveComparison()
                .isEqualTo(List.of(
                        hex("0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a"),
                        hex("ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0"),
                        hex("d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7")));
        assertThat(CHECKS.includes(HASH.leaf(hex("")), 0, 8, path, hex(ROOTS.get(8))))
                .isTrue();
        assertThat(CHECKS.consistent(1, hex(ROOTS.get(1)), 8, hex(ROOTS.get(8)), path))
                .isTrue();
    }

    @Test
    void every_leaf_and_every_prefix_of_every_small_tree_is_proven() {
        Tree tree = Tree.of(70);
        for (int size = 1; size <= 70; size++) {
            byte[] root = tree.roots.get(size);
            for (int index = 0; index < size; index++) {
                assertThat(CHECKS.includes(
                                tree.leaf(index), index, size, tree.proofs().inclusion(index, size), root))
                        .as(index + " of " + size)
                        .isTrue();
            }
            for (int from = 0; from <= size; from++) {
                assertThat(CHECKS.consistent(
                                from,
                                tree.roots.get(from),
                                size,
                                root,
                                tree.proofs().consistency(from, size)))
                        .as(from + " to " + size)
                        .isTrue();
            }
        }
    }

    @Test
    void a_frontier_goes_on_from_its_peaks() {
        Tree whole = Tree.of(23);
        for (int size = 0; size <= 23; size++) {
            Frontier resumed = new Frontier(HASH, size, Tree.of(size).frontier.peaks());
            for (int i = size; i < 23; i++) {
                resumed.add(whole.leaf(i), (level, index, node) -> {});
            }
            assertThat(resumed.root()).isEqualTo(whole.frontier.root());
        }
        assertThatThrownBy(() -> new Frontier(HASH, 3, List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 400)
    void an_altered_proof_of_inclusion_fails(
            @ForAll @IntRange(min = 2, max = 300) int size,
            @ForAll @IntRange(min = 0, max = 299) int leaf,
            @ForAll @IntRange(min = 0, max = 1 << 20) int where) {
        Tree tree = Tree.of(size);
        int index = leaf % size;
        byte[] root = tree.roots.get(size);
        List<byte[]> path = tree.proofs().inclusion(index, size);
        assertThat(CHECKS.includes(tree.leaf(index), index, size, path, root)).isTrue();

        assertThat(CHECKS.includes(tree.leaf(index), index, size, flipped(path, where), root))
                .isFalse();
        assertThat(CHECKS.includes(tree.leaf(index), index, size, longer(path), root))
                .isFalse();
        assertThat(CHECKS.includes(tree.leaf(index), index, size, path.subList(0, path.size() - 1), root))
                .isFalse();
        assertThat(CHECKS.includes(tree.leaf((index + 1) % size), index, size, path, root))
                .isFalse();
        assertThat(CHECKS.includes(tree.leaf(index), (index + 1) % size, size, path, root))
                .isFalse();
        assertThat(CHECKS.includes(tree.leaf(index), index, size, path, tree.roots.get(size - 1)))
                .isFalse();
        assertThat(CHECKS.includes(tree.leaf(index), -1, size, path, root)).isFalse();
        assertThat(CHECKS.includes(tree.leaf(index), size, size, path, root)).isFalse();
    }

    @Property(tries = 400)
    void an_altered_proof_of_consistency_fails(
            @ForAll @IntRange(min = 2, max = 300) int size,
            @ForAll @IntRange(min = 1, max = 299) int earlier,
            @ForAll @IntRange(min = 0, max = 1 << 20) int where) {
        Tree tree = Tree.of(size);
        int from = earlier % size == 0 ? 1 : earlier % size;
        byte[] fromRoot = tree.roots.get(from);
        byte[] toRoot = tree.roots.get(size);
        List<byte[]> path = tree.proofs().consistency(from, size);
        assertThat(CHECKS.consistent(from, fromRoot, size, toRoot, path)).isTrue();

        assertThat(CHECKS.consistent(from, fromRoot, size, toRoot, flipped(path, where)))
                .isFalse();
        assertThat(CHECKS.consistent(from, fromRoot, size, toRoot, longer(path)))
                .isFalse();
        assertThat(CHECKS.consistent(from, fromRoot, size, toRoot, path.subList(0, path.size() - 1)))
                .isFalse();
        assertThat(CHECKS.consistent(from, tree.roots.get(from - 1), size, toRoot, path))
                .isFalse();
        assertThat(CHECKS.consistent(from, fromRoot, size, tree.roots.get(size - 1), path))
                .isFalse();
        assertThat(CHECKS.consistent(size, toRoot, from, fromRoot, path)).isFalse();
    }

    private static List<byte[]> flipped(List<byte[]> path, int where) {
        List<byte[]> copy = new ArrayList<>(path);
        int at = where % copy.size();
        byte[] hash = copy.get(at).clone();
        hash[where / copy.size() % hash.length] ^= (byte) (1 << (where % 8));
        copy.set(at, hash);
        return copy;
    }

    private static List<byte[]> longer(List<byte[]> path) {
        List<byte[]> copy = new ArrayList<>(path);
        copy.add(path.get(0));
        return copy;
    }

    private static byte[] hex(String text) {
        return HexFormat.of().parseHex(text);
    }

    /** A tree that keeps its nodes and its roots at every size. */
    private static final class Tree {

        final Frontier frontier = new Frontier(HASH);
        final Map<String, byte[]> nodes = new HashMap<>();
        final List<byte[]> roots = new ArrayList<>(List.of(frontier.root()));

        static Tree of(int size) {
            Tree tree = new Tree();
            for (int i = 0; i < size; i++) {
                tree.add(String.format("%08x", i));
            }
            return tree;
        }

        void add(String data) {
            frontier.add(HASH.leaf(hex(data)), (level, index, node) -> nodes.put(level + "/" + index, node));
            roots.add(frontier.root());
        }

        byte[] leaf(long index) {
            return nodes.get("0/" + index);
        }

        MerkleProofs proofs() {
            return new MerkleProofs(HASH, (level, index) -> nodes.get(level + "/" + index));
        }
    }
}
