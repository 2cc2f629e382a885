package org.zhiheng.shell;

import java.util.Arrays;
import java.util.List;
import org.apache.karaf.shell.api.action.Command;
import org.zhiheng.api.access.Operation;

/** All commands of ours, so that people can be told which are theirs. A test finds one that is missing here. */
final class Commands {

    static final List<Class<? extends PermittedCommand>> ALL = List.of(
            AccountCloseCommand.class,
            AccountCorrectCommand.class,
            AccountGrantCommand.class,
            AccountListCommand.class,
            AccountOpenCommand.class,
            AccountCertificateCommand.class,
            AccountCertificateRevokeCommand.class,
            AccountCertificatesCommand.class,
            AccountResetCommand.class,
            AccountResetConfirmCommand.class,
            AccountResetListCommand.class,
            AccountResetRefuseCommand.class,
            AccountResetPasswordCommand.class,
            AccountRevokeCommand.class,
            AccountShowCommand.class,
            AccountTokenCommand.class,
            AccountTokenRevokeCommand.class,
            AccountUnlockCommand.class,
            ArchiveCheckCommand.class,
            ArchiveExportCommand.class,
            ArchiveImportCommand.class,
            ArchiveListCommand.class,
            AskCommand.class,
            BackupCommand.class,
            BackupListCommand.class,
            BodyAddCommand.class,
            BodyCloseCommand.class,
            BodyListCommand.class,
            BodyMoveCommand.class,
            BodyRenameCommand.class,
            DeputyCommand.class,
            DeputyEndCommand.class,
            DeputyListCommand.class,
            FactorCommand.class,
            HealthCommand.class,
            KeyRotateCommand.class,
            RecordResumeCommand.class,
            KeysCommand.class,
            PasswordCommand.class,
            QuestionsCommand.class,
            ReceiptCheckCommand.class,
            ReceiptExportCommand.class,
            ReceiptReplayCommand.class,
            ReceiptsCommand.class,
            RecordCommand.class,
            RegionCheckCommand.class,
            RegionDiffCommand.class,
            RegionListCommand.class,
            RegionPreviewCommand.class,
            RegionRetireCommand.class,
            RegionRollbackCommand.class,
            RegionShowCommand.class,
            ReleaseAcceptCommand.class,
            ReleaseListCommand.class,
            ReleaseProposeCommand.class,
            ReleaseRefuseCommand.class,
            ReleaseShowCommand.class,
            RuleHistoryCommand.class,
            RulesDoubtsCommand.class,
            SessionsEndCommand.class,
            SignOutCommand.class,
            TasksCommand.class,
            VerifyCommand.class,
            WhoamiCommand.class);

    private Commands() {}

    /** Names of the commands that perform an operation. */
    static List<String> performing(Operation operation) {
        return ALL.stream()
                .filter(each -> Arrays.asList(each.getAnnotation(Performs.class).value())
                        .contains(operation))
                .map(each -> each.getAnnotation(Command.class).name())
                .sorted()
                .toList();
    }
}
