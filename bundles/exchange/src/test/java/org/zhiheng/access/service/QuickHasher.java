package org.zhiheng.access.service;

/** Hashes passwords at no cost. What makes a platform's hashes slow is tested where they are made. */
public final class QuickHasher {

    private QuickHasher() {}

    public static PasswordHasher make() {
        return new PasswordHasher(new PasswordHasher.Cost(64, 1, 1));
    }
}
