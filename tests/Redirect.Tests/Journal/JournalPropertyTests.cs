using FsCheck;
using FsCheck.Fluent;
using JadaReferral.Redirect.Journal;

namespace JadaReferral.Redirect.Tests.Journal;

public sealed class JournalPropertyTests
{
    /// <summary>What may happen to a journal.</summary>
    public abstract record Step
    {
        public sealed record Append(int Clicks) : Step;

        /// <summary>The broker accepts some of the oldest clicks; which ones says a bit mask.</summary>
        public sealed record Publish(int Batch, int Accepted) : Step;

        public sealed record Maintain : Step;

        public sealed record Crash : Step;

        public sealed record Reopen : Step;
    }

    static readonly Gen<Step> Steps = Gen.Frequency(
        (5, Gen.Choose(1, 13).Select(clicks => (Step)new Step.Append(clicks))),
        (4, Gen.Choose(1, 12).SelectMany(batch => Gen.Choose(0, int.MaxValue).Select(accepted => (Step)new Step.Publish(batch, accepted)))),
        (4, Gen.Constant<Step>(new Step.Maintain())),
        (1, Gen.Constant<Step>(new Step.Crash())),
        (1, Gen.Constant<Step>(new Step.Reopen())));

    [Fact]
    public void Whatever_happens_pending_is_what_was_recorded_and_not_published() =>
        Prop.ForAll(Steps.ListOf().Resize(40).ToArbitrary(), steps =>
        {
            using var run = new ModelRun();
            foreach (var step in steps)
                run.Take(step);
            run.DrainAndCheck();
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(60));

    /// <summary>A journal beside the simplest thing that behaves like one: a list of ids.</summary>
    sealed class ModelRun : IDisposable
    {
        readonly JournalFolder _folder = new();
        readonly List<Guid> _expected = [];
        ClickJournal _journal;

        public ModelRun() => _journal = _folder.Open();

        public void Take(Step step)
        {
            switch (step)
            {
                case Step.Append(var clicks):
                    Append(clicks);
                    break;
                case Step.Publish(var batch, var accepted):
                    Publish(batch, accepted);
                    break;
                case Step.Maintain:
                    _journal.Maintain();
                    break;
                case Step.Crash:
                    _folder.Crash();
                    Reopen();
                    break;
                case Step.Reopen:
                    Reopen();
                    break;
            }

            Assert.Equal(_expected, _journal.PendingIds());
            Assert.Equal(_expected.Count, _journal.Backlog);
            Assert.Equal(0, _journal.Damaged);
        }

        /// <summary>However it got here, it empties, gives its space back and takes its whole capacity again.</summary>
        public void DrainAndCheck()
        {
            Publish(int.MaxValue, -1);
            _journal.Maintain();
            Assert.Empty(_journal.PendingIds());
            Assert.True(_folder.Segments.Count() <= 2, "published segments are still there");

            for (var i = 0; i < 32; i++)
            {
                Assert.True(_journal.Append(Guid.NewGuid()), "a click was refused below the capacity");
                _journal.Maintain();
            }
        }

        public void Dispose()
        {
            _journal.Dispose();
            _folder.Dispose();
        }

        void Append(int clicks)
        {
            for (var i = 0; i < clicks; i++)
            {
                var (id, lost) = (Guid.NewGuid(), _journal.Lost);
                if (_journal.Append(id))
                    _expected.Add(id);
                else
                    Assert.Equal(lost + 1, _journal.Lost);
            }
        }

        void Publish(int batch, int accepted)
        {
            var number = 0;
            foreach (var pending in _journal.Pending(batch).Where(_ => (accepted & (1 << number++)) != 0))
            {
                _journal.Finish(pending, RecordMark.Published);
                _expected.Remove(pending.Click.ClickId);
            }
        }

        void Reopen()
        {
            _journal.Dispose();
            _journal = _folder.Open();
        }
    }
}
