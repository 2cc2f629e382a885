package org.zhiheng.procedures.service;

import java.time.Instant;
import java.time.LocalDate;
import org.zhiheng.api.procedures.Run;

/**
 * How the term of a stage stands.
 *
 * @param told for people and programs
 * @param sortOn the day it is due, in lists
 * @param warnOn from when it is due soon, in lists
 * @param dueAt the moment by which it is due, for terms of hours; else null
 */
record Reckoned(Run.Term told, LocalDate sortOn, LocalDate warnOn, Instant dueAt) {}
