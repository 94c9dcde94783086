"""What an alert says: who did what, and to which report. Categories and wards, never what a citizen wrote."""

from PySide6.QtCore import QCoreApplication

from sync.alerts import Alert, AlertKind
from sync.records import Reference
from ui.words.names import area_name, category_name

NAMED = 3


def alert_title(alert: Alert) -> str:
    """What happened."""
    who, count = alert.actor, len(alert.reports)
    match alert.kind:
        case AlertKind.ASSIGNED:
            return QCoreApplication.translate("Alerts", "{0} assigned a report to you").format(who)
        case AlertKind.RETURNED if alert.mine:
            return QCoreApplication.translate("Alerts", "{0} sent your result back").format(who)
        case AlertKind.RETURNED:
            return QCoreApplication.translate("Alerts", "{0} sent a result of your office back").format(who)
        case AlertKind.REOPENED:
            return QCoreApplication.translate("Alerts", "{0} reopened a report").format(who)
        case AlertKind.DECISION:
            return QCoreApplication.translate("Alerts", "An action needs your decision")
        case AlertKind.DUE:
            return QCoreApplication.translate("Alerts", "%Ln report(s) will be late within the hour", "", count)
        case AlertKind.URGENT if who:
            return QCoreApplication.translate("Alerts", "{0} raised the priority of a report").format(who)
        case AlertKind.URGENT:
            return QCoreApplication.translate("Alerts", "New report of high priority")
        case AlertKind.ARRIVED:
            return QCoreApplication.translate("Alerts", "%Ln new report(s)", "", count)


def alert_place(alert: Alert, reference: Reference) -> str:
    """Which reports it is about: number, categories, ward."""
    names = [category_name(reference, code) for code in alert.categories]
    categories = ", ".join(names[:NAMED]) + ("…" if len(names) > NAMED else "")
    ward = area_name(reference, alert.ward) if alert.ward else ""
    return "  ·  ".join(filter(None, (alert.number, categories, ward)))
